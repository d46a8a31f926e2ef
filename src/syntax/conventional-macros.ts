// Macros that most documents which use them define alike, and those of widespread packages (physics, commath, mathtools): taken where a document uses them without a definition, which then
// stands in a style file or in the configuration of a website. The document is told so.

import { collectMacros, type MacroDefinition } from "./macro-definitions.js";

const TEXT = String.raw`
\newcommand{\R}{\mathbb{R}} \newcommand{\N}{\mathbb{N}} \newcommand{\Z}{\mathbb{Z}} \newcommand{\Q}{\mathbb{Q}} \newcommand{\C}{\mathbb{C}}
\newcommand{\RR}{\mathbb{R}} \newcommand{\NN}{\mathbb{N}} \newcommand{\ZZ}{\mathbb{Z}} \newcommand{\QQ}{\mathbb{Q}} \newcommand{\CC}{\mathbb{C}} \newcommand{\reals}{\mathbb{R}}
\newcommand{\E}{\mathbb{E}} \newcommand{\EE}{\mathbb{E}} \newcommand{\PP}{\mathbb{P}} \newcommand{\Prob}{\mathbb{P}} \newcommand{\Var}{\operatorname{Var}} \newcommand{\var}{\operatorname{Var}}
\newcommand{\Cov}{\operatorname{Cov}} \newcommand{\cov}{\operatorname{Cov}} \newcommand{\Corr}{\operatorname{Corr}} \newcommand{\KL}{\operatorname{KL}} \newcommand{\iid}{\sim}
\newcommand{\Ind}{\mathbb{I}} \newcommand{\ind}{\mathbb{I}} \newcommand{\indep}{\perp}
\newcommand{\diag}{\operatorname{diag}} \newcommand{\rank}{\operatorname{rank}} \newcommand{\trace}{\operatorname{tr}} \newcommand{\sgn}{\operatorname{sgn}} \newcommand{\sign}{\operatorname{sign}}
\newcommand{\abs}[1]{\left|#1\right|} \newcommand{\norm}[1]{\left\|#1\right\|} \newcommand{\set}[1]{\left\{#1\right\}} \newcommand{\paren}[1]{\left(#1\right)}
\newcommand{\floor}[1]{\left\lfloor #1\right\rfloor} \newcommand{\ceil}[1]{\left\lceil #1\right\rceil} \newcommand{\inner}[2]{\left\langle #1, #2\right\rangle}
\newcommand{\dd}{\mathrm{d}} \newcommand{\dv}[2]{\frac{d #1}{d #2}} \newcommand{\pdv}[2]{\frac{\partial #1}{\partial #2}} \newcommand{\od}[2]{\frac{d #1}{d #2}} \newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}
\newcommand{\grad}{\nabla} \newcommand{\transpose}{^{\top}} \newcommand{\tran}{^{\top}} \newcommand{\trans}{^{\top}} \newcommand{\T}{^{\top}} \newcommand{\inv}{^{-1}}
\newcommand{\bmat}[1]{\begin{bmatrix}#1\end{bmatrix}} \newcommand{\pmat}[1]{\begin{pmatrix}#1\end{pmatrix}} \newcommand{\mat}[1]{\mathbf{#1}} \newcommand{\matr}[1]{\mathbf{#1}} \newcommand{\vect}[1]{\mathbf{#1}} \newcommand{\vb}[1]{\mathbf{#1}} \newcommand{\vv}[1]{\overrightarrow{#1}}
\newcommand{\half}{\frac{1}{2}} \newcommand{\eps}{\epsilon} \newcommand{\defeq}{:=} \newcommand{\eqdef}{:=} \newcommand{\st}{\text{ such that }} \newcommand{\num}[1]{#1}
\newcommand{\answer}[2][]{#2}
`;

/** Definitions by convention, each for documents that have none of that name. */
export const CONVENTIONAL_MACROS: readonly MacroDefinition[] = collectMacros(TEXT).map((definition) => ({ ...definition, range: { start: -1, end: -1 } }));
