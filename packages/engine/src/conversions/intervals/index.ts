import type { Conversion } from "../types.ts";
import { COHENS_D, CORRELATION, DIFFERENCES, type EffectKind, LOG_RATIOS, RATIOS } from "./effect-kinds.ts";
import { endsToEffect, intervalToEffect, oneEndToEffect } from "./interval.ts";
import { ratioSeToEffect, seToEffect } from "./standard-error.ts";
import { pToEffect, zToEffect } from "./test-of-effect.ts";

/** The surest first: a standard error, an interval, a test; then what knows only part of the interval. */
function allOf(kind: EffectKind): readonly Conversion[] {
  const printsSe = kind.stem !== "g" && kind.stem !== "d";
  return [
    ...(printsSe ? [seToEffect(kind)] : []),
    intervalToEffect(kind),
    zToEffect(kind),
    pToEffect(kind),
    oneEndToEffect(kind, "lb"),
    oneEndToEffect(kind, "ub"),
    endsToEffect(kind),
  ];
}

/** Ratios, differences, d and r with whatever a paper prints of their precision. */
export const INTERVAL_CONVERSIONS: readonly Conversion[] = [
  ...RATIOS.flatMap((kind) => [...allOf(kind), ratioSeToEffect(kind)]),
  ...LOG_RATIOS.flatMap(allOf),
  ...DIFFERENCES.flatMap(allOf),
  ...allOf(COHENS_D),
  seToEffect(CORRELATION),
  intervalToEffect(CORRELATION),
  endsToEffect(CORRELATION),
];
