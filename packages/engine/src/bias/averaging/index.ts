import type { BiasMethod } from "../types.ts";

/** In the order in which they are shown. */
export const AVERAGING: readonly BiasMethod[] = [];
