import type { BiasMethod } from "../types.ts";
import { failSafeN } from "./fail-safe-n.ts";
import { trimAndFill } from "./trim-and-fill.ts";

/** In the order in which they are shown. */
export const MISSING: readonly BiasMethod[] = [trimAndFill, failSafeN];
