// Letters that often mean more than they say: i may be the imaginary unit, σ the logistic function, MC one name. Where a move fails and such a letter is about, the
// verdict is a question to the author.

import { childrenOf, type Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";

/** Function letters that by convention stand for something particular, so that an unknown one is not any function. */
const PARTICULAR = new Set(["σ", "φ", "ϕ", "ψ", "Φ", "Ψ", "Γ", "ζ", "erf"]);

/** Does the symbol stand as a number somewhere, outside subscripts and bounds? */
function standsPlain(roots: readonly Node[], name: string): boolean {
  const seen = new Set<Node>();
  const stack = [...roots];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "symbol" && node.name === name) return true;
    if (node.kind === "index") continue;
    if (node.kind === "sum" || node.kind === "product") stack.push(...(node.index.name === name ? [] : [node.body]));
    else stack.push(...childrenOf(node));
  }
  return false;
}

/** `E(X)`, `P(A)`: by its capital argument no function of numbers; null where there is none. */
function expectationIn(root: Node): string | null {
  let found: string | null = null;
  someNode(root, (node) => {
    if (node.kind !== "call" || node.callee.kind !== "symbol" || !/^(?:E|P|V|Pr|Var|Cov|𝔼|ℙ)$/u.test(node.callee.name)) return false;
    if (!node.arguments.some((argument) => someNode(argument, (each) => (each.kind === "symbol" && /^\p{Lu}/u.test(each.name)) || (each.kind === "index" && /^\p{Lu}/u.test(each.base.name))))) return false;
    found = node.callee.name;
    return true;
  });
  return found;
}

/** An unknown function that is differentiated, and then stands as the logistic function or the hyperbolic tangent does in its derivative: `g(u)(1 - g(u))`, `1 - g(u)^2`. */
function activationIn(after: Node | undefined, written: readonly Node[], defined: (name: string) => boolean): { readonly name: string; readonly law: string } | null {
  let found: { readonly name: string; readonly law: string } | null = null;
  const isDifferentiated = (name: string): boolean => written.some((root) => someNode(root, (node) => node.kind === "derivative" && someNode(node.body, (each) => each.kind === "call" && each.callee.kind === "symbol" && each.callee.name === name)));
  const complementOf = (node: Node): Node | null => {
    if (node.kind !== "add" || node.terms.length !== 2 || !node.terms.some((term) => term.kind === "number" && term.value.numerator === term.value.denominator)) return null;
    const taken = node.terms.find((term) => term.kind === "negate");
    return taken?.kind === "negate" ? taken.operand : null;
  };
  const isUnknown = (node: Node | null): node is Node & { readonly kind: "call" } => node?.kind === "call" && node.callee.kind === "symbol" && node.orders.every((order) => order === 0) && !defined(node.callee.name) && isDifferentiated(node.callee.name);
  if (after !== undefined) someNode(after, (node) => {
    const square = complementOf(node);
    const squared = square?.kind === "power" && square.exponent.kind === "number" && square.exponent.value.numerator === 2n ? square.base : null;
    const own = node.kind === "multiply" ? (node.factors.map(complementOf).find((each) => each !== null && node.factors.includes(each)) ?? null) : null;
    const [call, law] = isUnknown(squared) ? [squared, "1 − g²"] : isUnknown(own) ? [own, "g (1 − g)"] : [null, ""];
    if (call?.callee.kind !== "symbol") return false;
    const { name } = call.callee;
    found = { name, law: `${name}′ = ${law.replaceAll("g", name)}` };
    return true;
  });
  return found;
}

/** What to ask the author; null where the letters leave nothing open. `first` is line 0 where the move starts from it, as written. */
export function letterDoubt(written: readonly Node[], values: readonly Node[], first: Node | null, defined: (name: string) => boolean): string | null {
  const counts = [...values, ...written].some((root) => someNode(root, (node) => node.kind === "index" && node.indices.some((index) => index.kind === "symbol" && index.name === "i")));
  if (!counts && !defined("i") && standsPlain(values, "i")) return "is i the imaginary unit? complex numbers are not judged yet";
  for (const root of written) {
    const expectation = expectationIn(root);
    if (expectation !== null) return `${expectation} may be an expectation or a probability here`;
  }
  for (const root of values) {
    let particular: string | null = null;
    someNode(root, (node) => {
      if (node.kind !== "call" || node.callee.kind !== "symbol" || !PARTICULAR.has(node.callee.name) || defined(node.callee.name)) return false;
      particular = node.callee.name;
      return true;
    });
    if (particular !== null) return `what is ${String(particular)}? it is not defined here`;
  }
  const activation = activationIn(written.at(-1), written, defined);
  if (activation !== null) return `does ${activation.law} hold here? nothing says what ${activation.name} is`;
  if (first?.kind === "multiply" && first.factors.length <= 4 && first.factors.every((factor) => factor.kind === "symbol" && /^\p{Lu}$/u.test(factor.name)) && written[0] === first) {
    const name = first.factors.map((factor) => (factor.kind === "symbol" ? factor.name : "")).join("");
    return `is ${name} one name? then write \\mathrm{${name}}`;
  }
  return null;
}
