// What each rule says, in one line: for hints and for the explanation of right steps. The names are those that the diagnosis gives to moves.

const statements: ReadonlyMap<string, string> = new Map([
  ["chain rule", "the derivative of f(u) is f′(u) times u′, the derivative of what is inside"],
  ["product rule", "(u v)′ = u′ v + u v′"],
  ["quotient rule", "(u/v)′ = (u′ v − u v′)/v²"],
  ["power rule", "(xⁿ)′ = n xⁿ⁻¹ for a constant n"],
  ["sum rule", "the derivative of a sum is the sum of the derivatives"],
  ["constant multiple rule", "(c u)′ = c u′ for a constant c"],
  ["constant rule", "the derivative of a constant is 0"],
  ["exponential rule", "(eˣ)′ = eˣ, and (aˣ)′ = aˣ ln a"],
  ["logarithm rule", "(ln x)′ = 1/x"],
  ["logarithmic differentiation", "(uᵛ)′ = uᵛ (v ln u)′"],
  ["trigonometric derivative", "(sin x)′ = cos x, (cos x)′ = −sin x, (tan x)′ = 1/cos² x"],
  ["inverse trigonometric derivative", "(arcsin x)′ = 1/√(1 − x²), (arccos x)′ = −1/√(1 − x²), (arctan x)′ = 1/(1 + x²)"],
  ["hyperbolic derivative", "(sinh x)′ = cosh x, (cosh x)′ = sinh x, (tanh x)′ = 1 − tanh² x"],
  ["derivative of a function", "the derivative of f(x) is f′(x)"],
  ["definition", "a name is replaced by what it stands for"],
  ["substitution", "a name stands for what it is defined to be"],
  ["trigonometric identity", "sin² x + cos² x = 1, and what follows from it and from the addition theorems"],
  ["laws of logarithms", "log(a b) = log a + log b, log aⁿ = n log a"],
  ["known values", "functions are replaced by their values"],
  ["antiderivative", "∫ F′(x) dx = F(x) + C"],
  ["fundamental theorem of calculus", "the integral of F′ from a to b is F(b) − F(a)"],
  ["integration by parts", "∫ u v′ dx = u v − ∫ u′ v dx"],
  ["integration by substitution", "∫ f(u(x)) u′(x) dx = ∫ f(u) du"],
  ["linearity of the integral", "∫ (a u + b v) dx = a ∫ u dx + b ∫ v dx"],
  ["additivity of the integral", "from a to c it is that from a to b and that from b to c"],
  ["limit", "the limit is put in"],
  ["laws of limits", "the limit of a sum, a product or a quotient is that of the limits, where they exist"],
  ["l’Hôpital’s rule", "where u and v both go to 0, or to ±∞, lim u/v = lim u′/v′, if that exists"],
  ["definition of the derivative", "f′(x) = lim (f(x + h) − f(x))/h for h → 0"],
  ["differentiation of both sides", "what is equal for all values has equal derivatives"],
  ["integration of both sides", "equal functions have equal integrals, but for a constant"],
  ["solving the equation", "the same solutions, and they are read off"],
  ["solving the inequality", "the same solutions; what is multiplied by a negative number is turned round"],
  ["the same on both sides", "what is done to one side is done to the other"],
  ["algebra", "the same expression, written otherwise"],
]);

/** What a rule says, or null for one that has no statement. */
export function statementOf(rule: string): string | null {
  return statements.get(rule) ?? null;
}
