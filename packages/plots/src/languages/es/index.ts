export { names } from "./names.ts";
export { tau } from "./tau.ts";
