import type { BiasMethod } from "../types.ts";
import { robmaPsma } from "./robma-psma.ts";
import { snapshot } from "./snapshot.ts";

/** In the order in which they are shown. */
export const AVERAGING: readonly BiasMethod[] = [robmaPsma, snapshot];
