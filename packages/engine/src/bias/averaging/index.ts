import type { BiasMethod } from "../types.ts";
import { robmaPsma } from "./robma-psma.ts";

/** In the order in which they are shown. */
export const AVERAGING: readonly BiasMethod[] = [robmaPsma];
