// An indefinite integral without its constant. It makes no step wrong, since chains of antiderivatives are compared up to a constant; it is noted at the end of the chain.

import type { CatalogueEntry } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const missingConstantOfIntegration: CatalogueEntry = {
  name: "missing-constant-of-integration",
  rule: "antiderivative",
  title: "+ C is missing",
  page: {
    looksLike: "∫ 2x dx = x².",
    why: "The C does nothing in most exercises and is dropped at the end without a consequence. So it looks like a custom.",
    howToCatch: "Differentiate x² + 7: it gives 2x as well. An indefinite integral without bounds always ends with + C.",
    alsoSeen: "Differential equations, where the C is the whole point: y' = 2x with y(0) = 7. It must be written in the line in which you integrate; put at the end of ln y = x it would stand in the wrong place.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "∫ 2x dx", wrong: "x^2", right: "x^2 + C" },
};
