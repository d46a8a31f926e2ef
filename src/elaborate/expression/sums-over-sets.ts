// Sums and products over the members of a set: `\sum_{x \in S}`, `\sum_{(x, y) \in D}`, `\sum_{i \in \{1, …, n\}}`. Over a set that is written out or defined so they are written out;
// over any other the members are numbered, S_1, …, S_{|S|}, so that what holds for every such list holds for the set.

import type { Node, SymbolNode } from "../../expression/node.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import type { Range } from "../../syntax/document.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Form, Located } from "../located.js";
import { namesIn } from "../definable.js";
import { membersOf, setBelow, setName } from "../sets.js";
import { plainName } from "../syntax-names.js";
import { symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";

/** `{1, …, n}`, `{0, 1, …, n}`, `[n]`: from where to where; null for anything else. */
function countedSet(syntax: Syntax): { readonly lower: Syntax | null; readonly upper: Syntax } | null {
  if (syntax.kind !== "group") return null;
  const members = syntax.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
  const [first, second] = members;
  const last = members[members.length - 1];
  if (syntax.bracket === "[" && members.length === 1 && last != null && plainName(last) !== null) return { lower: null, upper: last };
  if (syntax.bracket !== "{" || last == null || first == null || members.length < 3 || members.length > 4 || members[members.length - 2]?.kind !== "ellipsis") return null;
  const isNext = members.length === 3 || (first.kind === "number" && second?.kind === "number" && second.value.numerator === first.value.numerator + 1n);
  return first.kind === "number" && first.value.denominator === 1n && isNext ? { lower: first, upper: last } : null;
}

/** The sum over a set at the cursor; null where its head is of no such form. */
export function overSet(here: Elaborator, syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located | null {
  if (syntax.lower === null || syntax.upper !== null || (syntax.operator !== "sum" && syntax.operator !== "product") || cursor.at >= cursor.end) return null;
  const head = setBelow(syntax.lower);
  if (head === null || head.letters.some((letter) => here.bound.includes(letter))) return null;
  const { letters, set } = head;
  const name = setName(set);
  // C_k under a sum over k is another set each time.
  if (set.kind === "script" && set.sub !== null && namesIn(set.sub).some((each) => here.bound.includes(each))) return null;
  const written = membersOf(set) ?? (name === null ? null : (here.scope.sets.get(name) ?? null));
  const counted = countedSet(set);
  const [letter] = letters;
  if (letter === undefined || (name === null && written === null && counted === null) || (letters.length > 1 && (name === null || written !== null))) return null;
  const { arena, bound } = here;
  const members = (written ?? []).map((member) => here.expression(member));
  const bounds = counted === null ? null : { lower: counted.lower === null ? null : here.expression(counted.lower), upper: here.expression(counted.upper) };
  bound.push(...letters);
  const body = here.term(cursor, syntax.range);
  bound.length -= letters.length;
  const range = { start: syntax.range.start, end: body.outer.end };
  const symbols = letters.map((each) => symbolNamed(here, each));
  const isIndex = symbols.some((symbol) => indexes(body.node, symbol));
  const { operator } = syntax;
  if (written !== null) return listed(operator, symbols[0] ?? arena.symbol(letter), members, body, range, syntax.range);
  if (bounds !== null) {
    const children = [body, bounds.upper, ...(bounds.lower === null ? [] : [bounds.lower])];
    return here.build({ kind: "bigOperator", rebuild: ([inner, upper, lower]) => arena.bigOperator(operator, arena.symbol(letter), lower ?? arena.integer(1), upper ?? bounds.upper.node, inner ?? body.node) }, children, range, syntax.range);
  }
  if (name === null) return null;
  // x_i with i out of a set: what holds for the first entries, however many they are, holds for any others.
  if (isIndex) {
    if (letters.length > 1) return here.opaque("a sum over the entries that a set names is not judged yet", range, [body]);
    return here.build({ kind: "bigOperator", rebuild: ([inner]) => arena.bigOperator(operator, symbols[0] ?? arena.symbol(letter), arena.integer(1), arena.symbol(`|${name}|`), inner ?? body.node) }, [body], range, syntax.range);
  }
  const counter = arena.symbol(`k_${letter}`);
  const size = arena.symbol(`|${name}|`);
  const form: Form = {
    kind: "bigOperator",
    rebuild([inner]) {
      const replaced = new Map<Node, Node>(symbols.map((symbol, k) => [symbol, arena.index(arena.symbol(letters.length === 1 ? name : `${name}_${k + 1}`), [counter])]));
      return arena.bigOperator(operator, counter, arena.integer(1), size, substitute(arena, inner ?? body.node, replaced));
    },
  };
  return here.build(form, [body], range, syntax.range);

  function listed(of: "sum" | "product", symbol: SymbolNode, values: readonly Located[], term: Located, whole: Range, sign: Range): Located {
    const made: Form = {
      kind: "bigOperator",
      rebuild([inner, ...rest]) {
        const terms = values.map((value, k) => substitute(arena, inner ?? term.node, new Map<Node, Node>([[symbol, rest[k] ?? value.node]])));
        return of === "sum" ? arena.add(terms) : arena.multiply(terms);
      },
    };
    return here.build(made, [term, ...values], whole, sign);
  }
}

/** Is the letter the index of an entry somewhere in it? */
function indexes(node: Node, letter: SymbolNode): boolean {
  return someNode(node, (each) => each.kind === "index" && each.indices.some((index) => freeSymbols(index).has(letter.name)));
}
