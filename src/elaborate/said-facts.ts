// Facts that a sentence says of one vector or matrix by the word for them: "$u$ is a unit vector", "an orthogonal matrix $Q$", "$P$ is idempotent", "the one-hot vector $y$". Each becomes the
// equation that it means, or is known of the name where it stands beside the name; elsewhere the word only makes a doubt (`tensor-facts.ts`).

/** What may stand between a name and what it is said to be. */
const IS = String.raw`^\s*(?:\\?[)}]\s*)?(?:(?:is|be|being|are|denotes?|,)\s+)+(?:(?:an?|any|some|the|also|again|real|square|symmetric|random|and|given|fixed|arbitrary)[\s,]+)*`;
const NOT_OF_ITSELF = String.raw`(?!\s+(?:to|if|when|unless|only|for|under|basis|bases|set|sets|family|complement|decomposition))`;

interface NamedFact {
  /** After a name, and before one. */
  readonly after: RegExp;
  readonly before: RegExp;
  /** Of which names it can be said. */
  readonly of: RegExp;
  /** The equation in LaTeX, `⟨⟩` for the name; null where it is known of the name otherwise. */
  readonly means: string | null;
}

const FACTS: readonly NamedFact[] = [
  {
    after: new RegExp(String.raw`${IS}(?:unit[- ](?:norm |length )?(?:eigen)?vector|of unit (?:length|norm))\b|^\s*(?:has|with|having|of|is of|be of)\s+(?:unit (?:length|norm)|(?:length|norm) (?:1|one))\b`, "i"),
    before: /\bunit[- ](?:(?:norm|length)\s+)?(?:eigen)?(?:vector|direction)\s+$/i, of: /^[\p{Ll}\p{M}]/u, means: String.raw`⟨⟩^\top ⟨⟩ = 1`,
  },
  {
    after: new RegExp(String.raw`${IS}(?:orthogonal|orthonormal)(?:\s+matrix)?\b${NOT_OF_ITSELF}|^\s*(?:has|have|with|having)\s+orthonormal\s+columns\b`, "i"),
    before: /\b(?:orthogonal|orthonormal)\s+matrix\s+$/i, of: /^[\p{Lu}\p{M}]/u, means: String.raw`⟨⟩^\top ⟨⟩ = I`,
  },
  { after: new RegExp(String.raw`${IS}idempotent(?:\s+matrix)?\b${NOT_OF_ITSELF}`, "i"), before: /\bidempotent\s+matrix\s+$/i, of: /^[\p{Lu}\p{M}]/u, means: "⟨⟩ ⟨⟩ = ⟨⟩" },
  { after: new RegExp(String.raw`${IS}one-hot\b`, "i"), before: /\bone-hot(?:[- ]encoded)?\s+(?:(?:encoded|target|label|true|class)\s+)*(?:vectors?|labels?|targets?|encodings?)\s+$/i, of: /^[\p{Ll}\p{M}]/u, means: null },
];

const deniesIt = (text: string): boolean => /\b(?:not|n't|never|neither|whether)\b/i.test(text);
/** A letter in bold type or with an arrow is as good as the plain one. */
const plainLetter = (name: string): string => name.normalize("NFKD");

function factOf(name: string, before: string, after: string): NamedFact | null {
  const clause = before.split(/[.;:!?]\s/).pop() ?? before;
  return FACTS.find((fact) => fact.of.test(plainLetter(name)) && [fact.after.exec(after.slice(0, 120)), fact.before.exec(clause.slice(-80))].some((found) => found !== null && !deniesIt(found[0])) && !deniesIt(clause)) ?? null;
}

/** The equation that the words around a name say of it, in LaTeX; null where they say none. */
export function factSaid(name: string, before: string, after: string): string | null {
  return factOf(name, before, after)?.means?.replaceAll("⟨⟩", name) ?? null;
}

/** Do the words around a name say that it is a square matrix, by what only such a one is? */
export const saysSquare = (name: string, before: string, after: string): boolean => /orthogonal|idempotent/.test(factOf(name, before, after)?.before.source ?? "");

/** Do the words around a name call it one-hot? */
export const saysOneHot = (name: string, before: string, after: string): boolean => factOf(name, before, after)?.means === null;

/** The words that say such a fact of the names beside them, taken out of a stretch of text that follows the name `previous` and stands before the name `next`; what is left speaks of something else. */
export function withoutFacts(text: string, previous: string | null, next: string | null): string {
  const [own, following] = [previous === null ? null : factOf(previous, "", text), next === null ? null : factOf(next, text, "")];
  const cut = own === null || own.means === null ? text : text.replace(own.after, " ");
  return following === null || following.means === null ? cut : cut.replace(following.before, " ");
}
