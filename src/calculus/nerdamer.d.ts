// The part of nerdamer that is used: an expression as text in, its value as text out.
declare module "nerdamer/all.js" {
  const nerdamer: (expression: string) => { toString(): string };
  export default nerdamer;
}
