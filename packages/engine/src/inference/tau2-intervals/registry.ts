import { createRegistry, type Registry } from "../../registry.ts";
import type { Tau2IntervalMethod } from "../types.ts";
import { bj } from "./biggerstaff-jackson.ts";
import { bootstrap } from "./bootstrap.ts";
import { genq } from "./genq.ts";
import { ht } from "./ht.ts";
import { jackson } from "./jackson.ts";
import { none } from "./none.ts";
import { pl } from "./pl.ts";
import { qp } from "./qp.ts";
import { wald } from "./wald.ts";

/** Every interval for tau2, in the order of the menu. */
export const tau2Intervals: Registry<Tau2IntervalMethod> = createRegistry("τ² interval", [
  qp,
  pl,
  genq,
  jackson,
  bj,
  bootstrap,
  ht,
  wald,
  none,
]);
