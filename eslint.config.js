// The lint rules of the project: the strict set of typescript-eslint with type information, and no way round the compiler: no `any`, no
// assertion other than `as const`, every switch over a union exhaustive, every promise awaited.
import js from "@eslint/js";
import typescript from "typescript-eslint";

export default typescript.config(
  { ignores: ["dist/**", "coverage/**", "node_modules/**", "examples/**"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true, requireDefaultForNonUnion: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // An arithmetic is a record of functions that never say `this`; taking one out of it is safe.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/require-await": "off",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
    },
  },
  {
    // What decides a verdict must give the same bytes every time.
    files: ["src/**/*.ts"],
    ignores: ["src/tui/**", "src/cli/**", "src/vitest/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "verdicts are deterministic: use the seeded generator" },
        { object: "Date", property: "now", message: "budgets are counted in work, not in time" },
        { object: "performance", property: "now", message: "budgets are counted in work, not in time" },
      ],
      "no-restricted-globals": ["error", "process", "Buffer", "window", "document"],
    },
  },
  {
    // The matchers of vitest (`expect.stringContaining`) are typed any.
    files: ["test/**/*.ts", "test/**/*.tsx"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", module: "writable", URL: "readonly", performance: "readonly", setTimeout: "readonly", clearTimeout: "readonly" } },
  },
);
