// One operand by itself: a number, a name, a bracket, a fraction, a root; what cannot be worked with becomes opaque and says why.

import { rational } from "../../arithmetic/rational.js";
import { dottedName } from "../../syntax/math-derivative.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { partsOfPoints, POINTS } from "../points.js";
import { setOfPoints } from "../regions.js";
import { setName } from "../sets.js";
import { onlySide, plainName } from "../syntax-names.js";
import { mayBeTensor } from "../tensor-products.js";
import { blockOfCases, casesInGroup, iversonBracket } from "./cases.js";
import { byLyingVector, isWhole, lyingVariable, mixed } from "./derivatives.js";
import { variableOf, type Elaborator } from "./elaborator.js";
import { ELLIPSIS } from "./ellipses.js";
import { dottedList } from "./dotted-lists.js";
import { matrixOf, mayBeArray, rowOf, vectorOf } from "./matrices.js";
import { multifactorial } from "./multifactorials.js";
import { withScripts } from "./scripts.js";
import { nameNode, scripted } from "./symbols.js";

export function atom(here: Elaborator, syntax: Syntax): Located {
  switch (syntax.kind) {
    case "number":
      return here.leaf(here.arena.number(syntax.value), syntax.range);
    case "name":
      if (syntax.name === "%") return here.leaf(here.arena.number(rational(1, 100)), syntax.range);
      if (syntax.name === "°") return here.leaf(here.arena.divide(here.arena.symbol("π"), here.arena.integer(180)), syntax.range);
      return nameNode(here, syntax.name, syntax.range);
    case "script":
      if (syntax.base.kind === "group" && syntax.base.items.length > 1 && syntax.sub === null && syntax.primes === 0 && isTransposeMark(syntax.sup)) {
        const row = lyingList(here, syntax.base);
        if (row !== null) return here.build({ kind: "apply", function: "transpose" }, [row], syntax.range, null);
      }
      if (syntax.base.kind === "factorial") return multifactorial(here, syntax) ?? withScripts(here, here.atom(syntax.base), syntax);
      return syntax.base.kind === "name" || (syntax.base.kind === "group" && syntax.base.bracket === "brace" && plainName(syntax.base) !== null) ? scripted(here, syntax) : withScripts(here, here.atom(syntax.base), syntax);
    case "group":
      return groupAtom(here, syntax);
    case "fraction": {
      const numerator = here.expression(syntax.numerator);
      const denominator = here.expression(syntax.denominator);
      return here.build({ kind: "divide" }, [numerator, denominator], syntax.range, null);
    }
    case "root": {
      const radicand = here.expression(syntax.radicand);
      const degree = syntax.degree === null ? null : here.expression(syntax.degree);
      if (degree === null || (degree.node.kind === "number" && degree.node.value.numerator === 2n && degree.node.value.denominator === 1n)) {
        return here.build({ kind: "apply", function: "sqrt" }, [radicand], syntax.range, null);
      }
      // With a letter for the degree it is the power, which is of what is positive (rule 12).
      if (degree.node.kind !== "number") return here.build({ kind: "call", rebuild: ([base, index]) => here.arena.power(base ?? radicand.node, here.arena.divide(here.arena.integer(1), index ?? degree.node)) }, [radicand, degree], syntax.range, null);
      return here.build({ kind: "apply", function: "root" }, [radicand, degree], syntax.range, null);
    }
    case "sequence":
      return here.expression(syntax);
    case "derivative": {
      if (syntax.body === null) return here.opaque("what is to be differentiated here?", syntax.range, []);
      const dotted = dottedName(syntax, here.text);
      if (dotted !== null && here.scope.numbers.has(dotted)) return nameNode(here, dotted, syntax.range);
      here.state.bareAllowed += 1;
      const body = here.expression(syntax.body);
      here.state.bareAllowed -= 1;
      const lying = lyingVariable(here, syntax);
      if (lying !== null) return byLyingVector(here, lying, body, syntax.range);
      const [first] = syntax.variables;
      const variable = first === undefined ? null : variableOf(here, first.variable);
      if (variable === null || first === undefined || isWhole(here, variable)) return here.opaque("derivatives by vectors are not judged yet", syntax.range, [body]);
      if (syntax.variables.length > 1) return mixed(here, syntax, body);
      return here.build({ kind: "derivative", variable, order: first.order, partial: syntax.partial }, [body], syntax.range, null);
    }
    case "factorial":
      return multifactorial(here, syntax) ?? (syntax.operand.kind === "factorial"
        ? here.build({ kind: "apply", function: "doubleFactorial" }, [here.expression(syntax.operand.operand)], syntax.range, null)
        : here.build({ kind: "apply", function: "factorial" }, [here.expression(syntax.operand)], syntax.range, null));
    case "binomial":
      return here.build({ kind: "apply", function: "binomial" }, [here.expression(syntax.upper), here.expression(syntax.lower)], syntax.range, null);
    case "bigOperator":
      return here.opaque("the sum has no term", syntax.range, []);
    case "gradient":
      return here.opaque("gradients are not judged yet", syntax.range, []);
    case "ellipsis":
      return here.opaque(ELLIPSIS, syntax.range, []);
    case "infinity":
      return here.opaque("∞ is not judged yet", syntax.range, []);
    case "block":
      if (/cases/.test(syntax.environment)) return blockOfCases(here, syntax);
      return matrixOf(here, syntax) ?? here.opaque("matrices are not judged yet", syntax.range, []);
    case "words":
      return here.opaque("words inside the formula", syntax.range, []);
    case "function":
      return here.opaque(`${syntax.name} needs an argument`, syntax.range, []);
    case "unread":
      return here.opaque(syntax.message, syntax.range, []);
  }
}

/** `[3, 2]` and `(x_1, \dots, x_n)` with a transpose on them: a row. Null for anything else. */
function lyingList(here: Elaborator, syntax: Syntax & { kind: "group" }): Located | null {
  return dottedList(here, syntax, true) ?? rowOf(here, syntax);
}

function isTransposeMark(sup: Syntax | null): boolean {
  const name = sup === null ? null : plainName(sup);
  return name === "⊤" || name === "T";
}

function groupAtom(here: Elaborator, syntax: Syntax & { kind: "group" }): Located {
  const byCases = casesInGroup(here, syntax) ?? iversonBracket(here, syntax);
  if (byCases !== null) return byCases;
  const side = onlySide(syntax);
  if (side === null && syntax.bracket === "⟨" && syntax.items.length === 2) {
    const [left, right] = syntax.items.map((item) => (item.sides.length === 1 && item.sides[0] ? here.expression(item.sides[0]) : null));
    if (left && right && mayBeArray(here, left) && mayBeArray(here, right)) return here.build({ kind: "apply", function: "frobenius" }, [left, right], syntax.range, null);
  }
  if (side === null) {
    const vector = dottedList(here, syntax, false) ?? vectorOf(here, syntax);
    if (vector !== null) return vector;
    if (syntax.items.length === 0 || syntax.items.every((item) => item.sides.every((each) => each === null))) return here.opaque("nothing stands in these brackets", syntax.range, []);
    const points = setOfPoints(syntax);
    if (points !== null) return here.opaque(POINTS, syntax.range, partsOfPoints(here, points).map((node) => here.leaf(node, syntax.range)));
    const parts = syntax.items.flatMap((item) => item.sides.flatMap((s) => (s === null ? [] : [here.expression(s)])));
    return here.opaque(syntax.items.length > 1 ? "a list of expressions is not judged yet" : "a condition stands where an expression was expected", syntax.range, parts);
  }
  const inner = here.expression(side);
  switch (syntax.bracket) {
    case "(":
    case "[":
    case "{":
    case "brace":
      return { ...inner, outer: syntax.range };
    case "|": {
      const set = setName(side);
      const members = set === null ? undefined : here.scope.sets.get(set);
      // The number of its members.
      if (members !== undefined) return here.leaf(members === null ? here.arena.symbol(`|${set ?? ""}|`) : here.arena.integer(members.length), syntax.range);
      return here.build({ kind: "apply", function: "abs" }, [inner], syntax.range, null);
    }
    case "⌊":
      return here.build({ kind: "apply", function: "floor" }, [inner], syntax.range, null);
    case "⌈":
      return here.build({ kind: "apply", function: "ceil" }, [inner], syntax.range, null);
    case "‖":
      return mayBeTensor(inner.node, here.scope.tensors) ? here.build({ kind: "apply", function: "norm" }, [inner], syntax.range, null) : here.opaque("norms are not judged yet", syntax.range, [inner]);
    case "⟨":
      return here.opaque("angle brackets are not judged yet", syntax.range, [inner]);
  }
}
