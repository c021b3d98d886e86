export { biasMethods } from "./registry.ts";
export * from "./types.ts";
