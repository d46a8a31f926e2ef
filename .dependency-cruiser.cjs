// Which folder of src/ may import which: only itself and those above it in `order`; the surfaces come last and nothing imports them.
// The rules are generated from that one list, so a new folder needs one word here.
const order = ["arithmetic", "expression", "functions", "notation", "model", "syntax", "elaborate", "calculus", "judge", "diagnosis", "derive", "check", "report"];
const surfaces = ["tui", "cli", "vitest"];

const folder = (names) => `^src/(${names.join("|")})/`;

const downward = order.map((name, index) => ({
  name: `${name}-imports-only-what-is-above-it`,
  comment: `src/${name} may import src/{${order.slice(0, index + 1).join(",")}} and nothing else of src.`,
  severity: "error",
  from: { path: folder([name]) },
  to: { path: "^src/", pathNot: folder(order.slice(0, index + 1)) },
}));

module.exports = {
  forbidden: [
    ...downward,
    {
      name: "nothing-imports-a-surface",
      comment: "A surface (tui, cli, vitest) is the outermost layer; the command line alone opens the terminal interface.",
      severity: "error",
      from: { path: "^src/", pathNot: folder(surfaces) },
      to: { path: folder(surfaces) },
    },
    {
      name: "surfaces-are-separate",
      severity: "error",
      from: { path: "^src/(tui|vitest)/" },
      to: { path: folder(surfaces), pathNot: "^src/$1/" },
    },
    {
      name: "command-line-opens-only-the-walk",
      severity: "error",
      from: { path: "^src/cli/" },
      to: { path: "^src/(tui|vitest)/", pathNot: "^src/tui/walk[.]tsx?$" },
    },
    {
      name: "every-folder-has-its-place",
      comment: "A folder of src that is not in the list has no rule; give it a place.",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: folder([...order, ...surfaces]) },
      to: {},
    },
    {
      name: "no-node-below-the-surfaces",
      comment: "The library runs in a browser.",
      severity: "error",
      from: { path: "^src/", pathNot: folder(surfaces) },
      to: { dependencyTypes: ["core"] },
    },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    { name: "everything-is-found", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-source-in-tests-only", severity: "error", from: { path: "^src/" }, to: { path: "^(test|bench)/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], mainFields: ["module", "main", "types"] },
  },
};
