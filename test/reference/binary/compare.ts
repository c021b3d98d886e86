import type { HypothesisTest } from "../../../packages/engine/src/analysis-types.ts";
import type { PooledCounts } from "../../../packages/engine/src/pooling/types.ts";
import type { ZeroCellRule, ZeroCellRules } from "../../../packages/engine/src/pooling/zero-cells.ts";
import type { Result } from "../../../packages/engine/src/result.ts";

/** What R printed for one analysis of counts. */
export interface CountsReference {
  readonly expected: Readonly<Record<string, number | string | null>>;
  readonly tolerance: number;
}

/** R's `add`, `to` and `drop00`: the first is for the studies' own effects, the second for what is pooled. */
export interface ZeroCellArguments {
  readonly add?: readonly number[];
  readonly to?: readonly ZeroCellRule["to"][];
  readonly drop00?: readonly boolean[];
}

/** A scalar of R is for the studies' own effects, with nothing done to what is pooled. */
export function zeroCellsOf({ add = [], to = [], drop00 = [] }: ZeroCellArguments): ZeroCellRules {
  return {
    effects: { add: add[0] ?? 0.5, to: to[0] ?? "only0", drop00: drop00[0] ?? true },
    pooling: { add: add[1] ?? 0, to: to[1] ?? "none", drop00: drop00[1] ?? false },
  };
}

export function pooledOf(result: Result<PooledCounts>): PooledCounts {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

type Number0 = number | null | undefined;

/** Ours beside R's, field by field. */
function fieldsOf(pooled: PooledCounts): Record<string, Number0> {
  const named = (id: string): HypothesisTest | undefined =>
    pooled.tests.find((entry) => entry.id === id)?.test;
  const association = named("cochran-mantel-haenszel") ?? named("mantel-haenszel-rates");
  return {
    k: pooled.k,
    kYi: pooled.kUsed,
    estimate: pooled.estimate,
    se: pooled.se,
    statistic: pooled.test?.statistic.value,
    ciLower: pooled.interval?.lower,
    ciUpper: pooled.interval?.upper,
    Q: pooled.q?.statistic.value,
    QDf: pooled.q?.df[0],
    I2: pooled.i2,
    H2: pooled.h2,
    CMH: association?.statistic.value,
    BreslowDay: named("breslow-day")?.statistic.value,
    Tarone: named("tarone")?.statistic.value,
  };
}

function logProbabilitiesOf(pooled: PooledCounts): Record<string, Number0> {
  const named = (id: string): Number0 => pooled.tests.find((entry) => entry.id === id)?.test.log10PValue;
  return {
    p: pooled.test?.log10PValue,
    QP: pooled.q?.log10PValue,
    CMHP: named("cochran-mantel-haenszel") ?? named("mantel-haenszel-rates"),
    BreslowDayP: named("breslow-day"),
    TaroneP: named("tarone"),
  };
}

/** Fields that differ from their reference; infinite in R is null here. */
export function differences(pooled: PooledCounts, reference: CountsReference): string[] {
  const { expected, tolerance } = reference;
  const isInfinite = expected.Q === "Inf";
  const found: string[] = [];
  const check = (field: string, actual: Number0, wanted: number | null, floor: number): void => {
    const ours = actual ?? null;
    if (ours === wanted) return;
    const isClose =
      Math.abs((ours ?? Number.NaN) - (wanted ?? Number.NaN)) <=
      tolerance * Math.max(floor, Math.abs(wanted ?? 0));
    if (!isClose) found.push(`${field}: ${ours} for ${wanted}`);
  };
  for (const [field, actual] of Object.entries(fieldsOf(pooled))) {
    const raw = expected[field];
    if (raw === undefined) continue;
    check(field, actual, typeof raw === "number" && !(isInfinite && field === "QDf") ? raw : null, 0);
  }
  for (const [field, actual] of Object.entries(logProbabilitiesOf(pooled))) {
    const raw = expected[field];
    if (raw === undefined) continue;
    const isNone = typeof raw !== "number" || (isInfinite && field === "QP");
    check(field, actual, isNone ? null : Math.log10(raw), 1);
  }
  return found;
}
