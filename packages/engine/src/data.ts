export { computeEffects } from "./measures/compute-effects.ts";
export { measures } from "./measures/registry.ts";
export { validateParams } from "./measures/validate-params.ts";
