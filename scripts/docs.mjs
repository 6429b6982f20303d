// @ts-check
/** `npm run docs`: writes the generated references. Tests fail where they drift from the program. */
await import("./docs/plan.mjs");
