// The words of mathematical notation: which command is a relation, an operator, a bracket, a space, which words are units or remarks. Plain tables; the parts of the
// parser look things up here.

import type { BracketKind, Operator, RelationSign } from "./math-tree.js";

/** Signs and commands of relations, and what they mean. */
export const RELATION_SYMBOLS = new Map<string, RelationSign>([
  ["=", "="], [":=", ":="], ["<", "<"], [">", ">"], ["≤", "≤"], ["≥", "≥"], ["≠", "≠"], ["≈", "≈"], ["≃", "≈"], ["∝", "∝"], ["→", "→"], ["∈", "∈"], ["∼", "∼"], ["~", "∼"],
  ["⇒", "⇒"], ["⇔", "⇔"], ["⇐", "⇐"],
]);
export const RELATION_COMMANDS = new Map<string, RelationSign>([
  ["le", "≤"], ["leq", "≤"], ["leqslant", "≤"], ["ge", "≥"], ["geq", "≥"], ["geqslant", "≥"], ["ne", "≠"], ["neq", "≠"], ["lt", "<"], ["gt", ">"], ["approx", "≈"], ["simeq", "≈"], ["cong", "≈"],
  ["propto", "∝"], ["to", "→"], ["rightarrow", "→"], ["longrightarrow", "→"], ["mapsto", "→"], ["in", "∈"], ["sim", "∼"], ["equiv", "="], ["coloneqq", ":="], ["coloneq", ":="], ["triangleq", ":="], ["doteq", ":="],
  ["implies", "⇒"], ["Rightarrow", "⇒"], ["Longrightarrow", "⇒"], ["therefore", "⇒"], ["iff", "⇔"], ["Leftrightarrow", "⇔"], ["Longleftrightarrow", "⇔"], ["impliedby", "⇐"], ["Leftarrow", "⇐"],
  ["ll", "<"], ["gg", ">"],
]);
/** Relations of which a condition is made: `x > 0`, `n \ne 1`, `k \in S`. */
export const COMPARISON_SIGNS: ReadonlySet<RelationSign> = new Set<RelationSign>(["<", "≤", ">", "≥", "≠", "∈"]);
/** Commands that join operands. */
export const OPERATOR_COMMANDS = new Map<string, Operator["sign"]>([
  ["cdot", "*"], ["times", "*"], ["ast", "*"], ["div", "/"], ["pm", "±"], ["mp", "∓"], ["odot", "⊙"], ["oslash", "⊘"], ["circ", "∘"], ["otimes", "⊗"], ["colon", ":"], ["bullet", "*"], ["cap", "∩"], ["cup", "∪"],
]);
/** Commands that change nothing but how it looks. */
export const SPACING = new Set([
  ",", ";", ":", "!", " ", ">", "\n", "quad", "qquad", "enspace", "thinspace", "medspace", "thickspace", "negthinspace", "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag",
  "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "bigm", "Bigm", "allowbreak", "relax", "noindent", "mathstrut", "strut", "cr", "/", "hfill", "smallskip", "medskip", "bigskip", "centering", "pause", "xspace", "hfil", "null", "nobreak", "qed", "qedhere", "checkmark", "blacksquare", "because", "avoidbreak", "hline", "scriptscriptstyle", "medmuskip", "nonumberline",
  "Tiny", "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "displaybreak", "nopagebreak", "newline", "linebreak", "break", "nolinebreak", "omit", "unskip", "ignorespaces", "protect", "boldmath", "unboldmath", "nonscript", "vfill", "hfilneg", "lefteqn", "leavevmode",
]);
export const SKIPPED_WITH_ARGUMENT = new Set(["label", "require", "tag", "hspace", "vspace", "phantom", "vphantom", "hphantom", "color", "ref", "eqref", "mspace", "noalign", "cline", "pagebreak", "cite", "citep", "citet", "footnote", "footnotemark", "hypertarget", "index", "pageref", "cref", "Cref", "autoref", "eqnref", "intertextskip", "vadjust", "marginpar", "thanks", "refstepcounter", "stepcounter", "pdfbookmark", "tagpdfsetup", "columnbreak", "qedsymbol", "texttransparent"]);
/** Commands that take two arguments and change nothing. */
export const SKIPPED_WITH_TWO = new Set(["setlength", "addtolength", "setcounter", "addtocounter", "rule", "hyperref"]);
/** Commands of TeX that take a length, `\kern-3mu`, or set a register, `\arraycolsep=2pt`. */
export const LENGTHS = new Set(["hskip", "vskip", "mskip", "kern", "mkern", "arraycolsep", "jot", "thickmuskip", "thinmuskip", "postdisplaypenalty", "predisplaypenalty", "interdisplaylinepenalty", "abovedisplayskip", "belowdisplayskip", "baselineskip", "lineskip", "tabcolsep", "openup", "looseness", "penalty", "allowdisplaybreaks"]);
export const TRANSPARENT_WITH_ARGUMENT = new Set(["boxed", "fbox", "underline", "cancel", "smash", "mathord", "mathbin", "mathop", "mathrel", "ensuremath", "displaylines", "bcancel", "xcancel", "sout", "mathrlap", "mathllap", "mathclap", "rlap", "llap", "clap", "mathinner", "mathopen", "mathclose", "mathpunct", "Aboxed", "framebox", "bbox", "alert", "uncover", "visible", "tcboxmath", "mathnormal", "vcenter", "smashoperator", "shaded", "colorboxed", "makebox", "shadowbox", "doublebox", "ovalbox", "highlight", "hl"]);
/** The same with one more argument before, a colour or a length, or with two. */
export const TRANSPARENT_AFTER = new Map<string, number>([["textcolor", 1], ["colorbox", 1], ["raisebox", 1], ["scalebox", 1], ["rotatebox", 1], ["fcolorbox", 2], ["resizebox", 2], ["cancelto", 1], ["enclose", 1], ["href", 1], ["htmlClass", 1], ["cssId", 1], ["class", 1], ["style", 1], ["tooltip", 1], ["adjustbox", 1]]);
/** Infix commands of TeX: `{n \choose k}`, `{a \over b}`. */
export const INFIX = new Set(["over", "choose", "atop", "brack", "brace"]);
/** Commands around words, and around names of several letters. */
export const WORDS_COMMANDS = new Set(["text", "textrm", "textit", "textbf", "mbox", "textnormal", "hbox", "intertext", "shortintertext", "textsf", "texttt", "textup", "textsc", "textmd", "emph", "textcircled", "circled"]);
export const NAME_COMMANDS = new Set(["mathrm", "operatorname", "mathit", "mathsf", "mathtt"]);
/** Fonts of old that hold to the end of the braces, with the command that means the same for a letter; null where the letters stay as they are. */
export const FONT_SWITCHES = new Map<string, string | null>([["bf", "mathbf"], ["bfseries", "mathbf"], ["cal", "mathcal"], ["rm", null], ["it", null], ["sf", null], ["tt", null], ["em", null], ["sl", null], ["mit", null]]);
export const BIG_OPERATORS = new Map<string, "sum" | "product" | "integral" | "limit">([
  ["sum", "sum"], ["prod", "product"], ["int", "integral"], ["iint", "integral"], ["iiint", "integral"], ["oint", "integral"], ["oiint", "integral"], ["lim", "limit"],
]);
export const UNSUPPORTED_BIG = new Map<string, string>([["limsup", "\\limsup"], ["liminf", "\\liminf"], ["sup", "\\sup"], ["inf", "\\inf"], ["argmax", "arg max"], ["argmin", "arg min"], ["arg", "\\arg"], ["varlimsup", "\\limsup"], ["varliminf", "\\liminf"], ["esssup", "ess sup"]]);
/** Signs that are read, and that nothing is worked out with: sets, logic, arrows. */
export const NOT_JUDGED = new Map<string, string>([
  ...["setminus", "subset", "subseteq", "supset", "supseteq", "notin", "ni", "emptyset", "varnothing", "bigcap", "bigcup", "sqcup", "sqcap", "bigsqcup", "uplus", "complement", "backslash"].map((name) => [name, "sets are not judged yet"] as const),
  ...["forall", "exists", "nexists", "wedge", "vee", "bigwedge", "bigvee", "neg", "lnot", "land", "lor", "models", "vdash", "perp", "parallel", "nmid", "Vdash", "top", "bot"].map((name) => [name, "logical signs are not judged yet"] as const),
  ...["leftarrow", "gets", "longleftarrow", "leftrightarrow", "uparrow", "downarrow", "nearrow", "searrow", "hookrightarrow", "rightharpoonup", "leadsto", "rightsquigarrow", "xrightarrow", "xleftarrow", "rightrightarrows", "twoheadrightarrow", "downharpoonright"].map((name) => [name, "arrows are not judged"] as const),
  ...["oplus", "ominus", "bigoplus", "bigotimes", "star", "amalg", "wr", "ltimes", "rtimes", "boxtimes", "boxplus", "diamond", "ast"].map((name) => [name, "this operation is not judged yet"] as const),
  ...["bmod", "pmod", "mod", "gcd", "hom", "ker", "dim", "deg", "coprod", "idotsint"].map((name) => [name, "this operation is not judged yet"] as const),
]);
/** Brackets by their characters and by their commands. */
export const OPENING = new Map<string, BracketKind>([["(", "("], ["[", "["], ["{", "{"], ["⟨", "⟨"], ["⌊", "⌊"], ["⌈", "⌈"]]);
export const CLOSING = new Map<string, BracketKind>([[")", "("], ["]", "["], ["}", "{"], ["⟩", "⟨"], ["⌋", "⌊"], ["⌉", "⌈"]]);
export const BRACKET_COMMANDS = new Map<string, string>([
  ["{", "{"], ["}", "}"], ["lbrace", "{"], ["rbrace", "}"], ["lbrack", "["], ["rbrack", "]"], ["langle", "⟨"], ["rangle", "⟩"], ["lfloor", "⌊"], ["rfloor", "⌋"], ["lceil", "⌈"], ["rceil", "⌉"],
  ["lvert", "|"], ["rvert", "|"], ["vert", "|"], ["mid", "|"], ["|", "‖"], ["Vert", "‖"], ["lVert", "‖"], ["rVert", "‖"], ["lparen", "("], ["rparen", ")"],
]);
export const ELLIPSES = new Set(["dots", "ldots", "cdots", "vdots", "ddots", "dotsb", "dotsc", "dotso", "dotsm", "dotsi", "iddots", "hdots"]);
/** Environments of rows, and of cells. */
export const ALIGNED = new Set(["aligned", "align", "align*", "split", "gather", "gather*", "gathered", "eqnarray", "eqnarray*", "alignat", "alignat*", "alignedat", "flalign", "flalign*", "multline", "multline*", "equation", "equation*", "eqalign"]);
export const MATRICES = new Set(["matrix", "pmatrix", "bmatrix", "vmatrix", "Vmatrix", "Bmatrix", "smallmatrix", "array", "cases", "dcases", "rcases"]);

/** Function names that students write in LaTeX without the backslash; as letters side by side they would be a product. */
export const SPELLED_FUNCTIONS = new Set(["sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "ln", "log", "exp"]);
export const OPENING_SIZES = new Set(["left", "bigl", "Bigl", "biggl", "Biggl"]);
export const CLOSING_SIZES = new Set(["right", "bigr", "Bigr", "biggr", "Biggr"]);
/** Short words of plain text that are operators or functions which are not known here; never a product of letters where a bracket follows. */
export const FOREIGN_WORDS = new Set(["erf", "tr", "Tr", "det", "Var", "var", "Cov", "cov", "Corr", "corr", "SD", "gcd", "lcm", "mod", "vec", "dot", "int", "lim", "arg", "Re", "Im", "Li", "Si", "Ci", "Ei", "Pr"]);
/** Moments of random quantities as words. */
export const MOMENTS: ReadonlySet<string> = new Set(["Var", "var", "VAR", "Cov", "cov", "COV", "Corr", "corr", "SD", "Sd", "sd", "std"]);
/** Units that may follow a number in `\\text{…}`. */
export const UNITS = new Set(["mm", "cm", "dm", "m", "km", "ms", "s", "min", "h", "g", "kg", "mg", "t", "N", "J", "kJ", "W", "kW", "V", "A", "K", "Pa", "Hz", "mol", "l", "L", "rad", "bit", "bits", "nats", "USD", "EUR"]);
/** Words in a formula that are remarks, never names. */
export const REMARKS = /^(?:and|or|if|for|where|so|thus|hence|then|since|because|by|as|when|while|with|let|given|is|are|otherwise|else|but|from|using|note|also|therefore|that|which|we|have|get|gives?|constant|const)$/i;

/** Letters that apply when nothing else is known about them. */
export const FUNCTION_LETTERS: ReadonlySet<string> = new Set(["f", "g", "h", "F", "G", "φ", "ϕ", "ψ", "σ"]);
