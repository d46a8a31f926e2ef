// The bounds put into the integrand: nothing was integrated.

import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { substitute } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { integrated } from "./integral-values.js";
import { DAWKINS } from "./sources.js";

const at = (arena: Arena, body: Node, variable: Node, end: Node): Node => substitute(arena, body, new Map<Node, Node>([[variable, end]]));

export const integrandAtBounds = mistakeInRewriting({
  name: "integrand-at-bounds",
  title: "The bounds put into the integrand",
  rule: "fundamental theorem of calculus",
  make: (arena, node) => (node.kind === "integral" && node.lower !== null && node.upper !== null ? [arena.subtract(at(arena, node.body, node.variable, node.upper), at(arena, node.body, node.variable, node.lower))] : []),
  right: integrated,
  message: (node) => `The bounds go into an antiderivative, not into what is integrated: for ${inWords(node)} that was left out.`,
  page: {
    looksLike: "∫ from 1 to 2 of 1/x dx = 1/2 - 1.",
    why: "Two steps, integrating and putting the bounds in, are done in one, and the first is skipped.",
    howToCatch: "Write the antiderivative in a bracket with the bounds first. The difference of the values of f tells how much f grows, not the area below it.",
    alsoSeen: "Distance from velocity: v(2) - v(1) is a change of speed and no distance.",
    sources: [DAWKINS],
  },
  example: { before: "int_1^2 1/x dx", wrong: "1/2 - 1", right: "ln 2" },
});
