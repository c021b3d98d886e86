/** What the models for several effects per study offer to the page and the command line. */
export { randomStructures } from "./structures/registry.ts";
