import { whenSpoken } from "../phrases/phrases.ts";
import { recordTeller } from "../phrases/records.ts";
import { DESIGN_QUANTITIES } from "./quantities/design.ts";
import { EFFECT_QUANTITIES } from "./quantities/effects.ts";
import { GROUP_QUANTITIES } from "./quantities/groups.ts";
import { TABLE_QUANTITIES } from "./quantities/tables.ts";
import { TEST_QUANTITIES } from "./quantities/tests.ts";
import type { Quantity } from "./types.ts";

/** Everything a paper may report, by key. */
export const quantities: ReadonlyMap<string, Quantity> = spokenToo(
  new Map(
    [
      ...GROUP_QUANTITIES,
      ...TEST_QUANTITIES,
      ...EFFECT_QUANTITIES,
      ...TABLE_QUANTITIES,
      ...DESIGN_QUANTITIES,
    ].map((quantity) => [quantity.key, quantity]),
  ),
);

/** They are no registry, and their labels are shown like those of one. */
function spokenToo(map: ReadonlyMap<string, Quantity>): ReadonlyMap<string, Quantity> {
  whenSpoken(recordTeller(() => [...map.values()]));
  return map;
}
