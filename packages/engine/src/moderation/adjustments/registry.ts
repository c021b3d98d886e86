import { createRegistry, type Registry } from "../../registry.ts";
import { bh } from "./bh.ts";
import { bonferroni } from "./bonferroni.ts";
import { by } from "./by.ts";
import { hochberg } from "./hochberg.ts";
import { holm } from "./holm.ts";
import { none } from "./none.ts";
import { sidak } from "./sidak.ts";
import { singleStep } from "./single-step.ts";
import type { Adjustment } from "./types.ts";

/** Every adjustment for several tests, in the order of the menu. */
export const adjustments: Registry<Adjustment> = createRegistry("adjustment", [
  holm,
  hochberg,
  bonferroni,
  sidak,
  singleStep,
  bh,
  by,
  none,
]);
