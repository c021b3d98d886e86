import type { BiasMethod } from "../types.ts";

/** In the order in which they are shown. */
export const P_VALUES: readonly BiasMethod[] = [];
