// Expectations and variances of what the text defines by other quantities, opened up to these: E(A y) is A X β + A E(ε) where y = X β + ε, and Var(A y) is A Var(ε) Aᵀ. Values that the text
// gives to them may be put in then.

import { isZero } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import type { ApplyNode, Node } from "../../expression/node.js";
import { freeSymbols, mapChildren, substitute } from "../../expression/traverse.js";
import { isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";

export interface OpenedInput {
  readonly arena: Arena;
  readonly definitions: Definitions;
  readonly isRandom: (name: string) => boolean;
  /** Is it a product of vectors and matrices, or one of these? */
  readonly holdsVector: (node: Node) => boolean;
  /** What a kernel comes to; the kernel itself where nothing says it. */
  readonly valueOf: (kernel: Node) => Node;
}

const DEEPEST = 6;
const MOST_TERMS = 64;

/** A term that is random by one factor only, which stands between others that are not. */
interface Linear {
  readonly before: readonly Node[];
  readonly quantity: Node;
  readonly behind: readonly Node[];
  readonly isNegative: boolean;
}

/** The expression with its expectations and variances opened, and their values put in. */
export function openedKernels(input: OpenedInput, root: Node): Node {
  const { arena, definitions, isRandom, holdsVector, valueOf } = input;
  const isOfRandom = (node: Node): boolean => [...freeSymbols(node)].some(isRandom);

  /** What a subject is made of, defined names put in. */
  function madeOf(subject: Node): Node {
    let made = subject;
    for (let depth = 0; depth < DEEPEST; depth++) {
      const replacements = new Map<Node, Node>([...freeSymbols(made)].flatMap((name): readonly (readonly [Node, Node])[] => {
        const definition = isRandom(name) ? undefined : definitions.get(name);
        return definition === undefined || definition.parameters.length + definition.indexParameters.length > 0 ? [] : [[arena.symbol(name), definition.body]];
      }));
      if (replacements.size === 0) break;
      made = substitute(arena, made, replacements);
    }
    return made;
  }

  /** The terms of a sum, products multiplied out. */
  function termsOf(node: Node): readonly Node[] {
    if (!isOfRandom(node)) return [node];
    if (node.kind === "add") return node.terms.flatMap(termsOf);
    if (node.kind === "negate") return termsOf(node.operand).map((term) => arena.negate(term));
    if (node.kind === "divide" && !isOfRandom(node.denominator)) return termsOf(node.numerator).map((term) => arena.divide(term, node.denominator));
    if (node.kind !== "multiply") return [node];
    const products = node.factors.reduce<readonly (readonly Node[])[]>((made, factor) => made.flatMap((product) => termsOf(factor).map((term) => [...product, term])), [[]]);
    return products.length > MOST_TERMS ? [node] : products.map((factors) => arena.multiply(factors));
  }

  function linear(term: Node): Linear | null {
    if (term.kind === "negate") {
      const inner = linear(term.operand);
      return inner === null ? null : { ...inner, isNegative: !inner.isNegative };
    }
    if (term.kind === "divide") {
      const inner = isOfRandom(term.denominator) ? null : linear(term.numerator);
      return inner === null ? null : { ...inner, before: [arena.divide(arena.integer(1), term.denominator), ...inner.before] };
    }
    const factors = (term.kind === "multiply" ? term.factors : [term]).map((factor) => (factor.kind === "negate" ? factor.operand : factor));
    const isNegative = term.kind === "multiply" && term.factors.filter(({ kind }) => kind === "negate").length % 2 === 1;
    const at = factors.findIndex(isOfRandom);
    const quantity = factors[at];
    if (quantity === undefined || (quantity.kind !== "symbol" && quantity.kind !== "index") || factors.slice(at + 1).some(isOfRandom)) return null;
    return { before: factors.slice(0, at), quantity, behind: factors.slice(at + 1), isNegative };
  }

  const signed = (isNegative: boolean, node: Node): Node => (isNegative ? arena.negate(node) : node);

  function expectation(kernel: ApplyNode, terms: readonly Node[]): Node | null {
    const opened = terms.map((term): Node | null => {
      if (!isOfRandom(term)) return term;
      const parts = linear(term);
      if (parts === null) return null;
      const value = valueOf(arena.apply(kernel.function, [parts.quantity, ...kernel.arguments.slice(1)]));
      return isZero(value) ? value : signed(parts.isNegative, product([...parts.before, value, ...parts.behind]));
    });
    return opened.some((term) => term === null) ? null : sum(opened.filter((term): term is Node => term !== null && !isZero(term)));
  }

  function variance(kernel: ApplyNode, terms: readonly Node[], isVector: boolean): Node | null {
    const [only, ...others] = terms.filter(isOfRandom);
    if (only === undefined) return arena.integer(0);
    const parts = others.length > 0 ? null : linear(only);
    if (parts === null || (isVector && parts.behind.length > 0)) return null;
    const value = valueOf(arena.apply(kernel.function, [parts.quantity, ...kernel.arguments.slice(1)]));
    const factor = [...parts.before, ...parts.behind];
    if (factor.length === 0 || isZero(value)) return value;
    return isVector ? product([...factor, value, arena.apply("transpose", [product(factor)])]) : product([arena.power(product(factor), arena.integer(2)), value]);
  }

  const product = (factors: readonly Node[]): Node => (factors.length === 1 && factors[0] !== undefined ? factors[0] : arena.multiply(factors));
  const sum = (terms: readonly Node[]): Node => (terms.length === 0 ? arena.integer(0) : terms.length === 1 && terms[0] !== undefined ? terms[0] : arena.add(terms));

  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    let made: Node | null = null;
    if (isProbabilityKernel(node)) {
      const { subjects: [subject, ...others], given, distribution, names } = kernelParts(node);
      if (subject !== undefined && others.length + given.length + names.length === 0 && distribution === null) {
        const whole = madeOf(subject);
        made = node.function === "expectation" ? expectation(node, termsOf(whole)) : node.function === "variance" ? variance(node, termsOf(whole), holdsVector(whole)) : null;
      }
      made ??= node;
    }
    made ??= mapChildren(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  return visit(root);
}
