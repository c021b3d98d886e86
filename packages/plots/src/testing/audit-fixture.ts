import {
  type BiasAudit,
  type BiasEntry,
  type BiasFamily,
  type BiasMarks,
  type BiasOutcome,
  createBiasSpec,
  type EffectSet,
} from "@treeline/engine";

/** What a test says of one method; the rest is filled in. */
interface EntryParts extends Partial<Omit<BiasOutcome, "marks">> {
  readonly method: string;
  readonly family: BiasFamily;
  readonly marks?: BiasMarks;
}

/** An entry that ran, with whatever it came to. */
function entryOf({ family, ...parts }: EntryParts): BiasEntry {
  const outcome: BiasOutcome = {
    ran: `${parts.method} with its usual choices`,
    k: 2,
    rowIds: [],
    params: {},
    estimate: null,
    tests: [],
    numbers: [],
    tables: [],
    marks: {},
    rejects: null,
    sentences: [],
    ...parts,
  };
  return {
    method: parts.method,
    family,
    label: parts.method,
    assumption:
      "Nothing is assumed of these numbers, which no method made; the sentence is long enough to be broken.",
    caution: null,
    status: "ran",
    outcome,
    why: null,
    footnotes: [],
    issues: [],
  };
}

const interval = (lower: number, upper: number) =>
  ({ lower, upper, level: 0.95, kind: "confidence", method: "z" }) as const;

/** An audit in which every kind of mark occurs, made of the effects of a report by no method at all. */
export function auditFixture({ yi, vi, rowIds }: Pick<EffectSet, "yi" | "vi" | "rowIds">): BiasAudit {
  const se = vi.map((v) => Math.sqrt(v));
  const largest = Math.max(...se);
  const mean = yi.reduce((sum, y) => sum + y, 0) / yi.length;
  const estimate = {
    estimate: mean - largest,
    se: largest,
    interval: interval(mean - 3 * largest, mean + largest),
    test: null,
    tau2: null,
  };
  const p = [0, 0.025, 0.025, 0.5, 1];
  const weight = [1, 1, 0.4, 0.4, 0.2];
  const histogram = {
    axis: "p-value",
    ends: [0, 0.01, 0.02, 0.03, 0.04, 0.05],
    shares: [0.5, 0.2, 0.1, 0.1, 0.1],
    curves: [{ label: "no effect", x: [0, 0.05], y: [0.2, 0.2] }],
    beyond: 0,
  };
  const absolute = {
    ...histogram,
    axis: "absolute z",
    ends: [0, 1, 2, 3, 4, 5, 6],
    shares: [0.2, 0.3, 0.3, 0.1, 0.05, 0.05],
    curves: [{ label: "fitted density", x: [0, 1, 2, 3, 4, 5, 6], y: [0.3, 0.4, 0.3, 0.1, 0.05, 0.02, 0] }],
    beyond: 2,
  };
  const lines = (label: string, slope: number) => ({
    label,
    se: [0, largest],
    effect: [mean, mean + slope * largest],
  });
  return {
    spec: createBiasSpec(),
    k: yi.length,
    nullValue: 0,
    scale: { measure: "GEN" },
    favours: { sign: 1, why: "the common-effect estimate is positive" },
    proposed: null,
    unadjusted: { ...estimate, estimate: mean, interval: interval(mean - largest, mean + largest) },
    entries: [
      entryOf({
        method: "lfk",
        family: "asymmetry",
        numbers: [{ key: "lfk", label: "LFK index", value: 1.2, as: "two" }],
        marks: { doi: rowIds.map((rowId, i) => ({ rowId, effect: yi[i]!, absZ: i / 2 })) },
      }),
      entryOf({
        method: "trim-and-fill",
        family: "missing",
        estimate,
        marks: { imputed: [{ yi: mean - 2 * largest, vi: largest * largest }] },
      }),
      entryOf({ method: "pet", family: "adjusted", estimate, marks: { curves: [lines("PET", 1)] } }),
      entryOf({ method: "peese", family: "adjusted", estimate, marks: { curves: [lines("PEESE", 2)] } }),
      entryOf({
        method: "worst-case",
        family: "adjusted",
        estimate,
        marks: { affirmative: rowIds.slice(0, 1) },
      }),
      entryOf({
        method: "three-psm",
        family: "selection",
        estimate,
        marks: {
          selection: {
            p,
            weight,
            lower: weight.map((w) => w / 2),
            upper: weight.map((w) => w * 1.5),
            steps: [0.025, 0.5],
          },
        },
      }),
      entryOf({ method: "p-curve", family: "p-values", marks: { histogram } }),
      entryOf({ method: "z-curve", family: "p-values", marks: { histogram: absolute } }),
    ],
    assessed: [],
    verdict: [],
    issues: [],
  };
}
