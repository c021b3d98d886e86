import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Fit } from "../../packages/engine/src/analysis-types.ts";
import type { ModelSpec } from "../../packages/engine/src/document/types.ts";
import { fitUnivariate } from "../../packages/engine/src/statistics.ts";
import { effectSet, modelSpec } from "./pooling/load.ts";

type Cell = number | string | null;

interface EdgeCase {
  readonly id: string;
  readonly input: {
    readonly data?: Readonly<Record<string, readonly Cell[]>>;
    readonly method?: string | readonly string[];
    readonly test?: string;
    readonly level?: number;
    readonly weights?: readonly Cell[];
    readonly tau2?: number;
    readonly mods?: string;
    readonly factors?: unknown;
  };
  readonly expected: Readonly<Record<string, unknown>> & {
    readonly error?: string;
    readonly rowsUsed?: readonly number[] | number;
  };
  readonly tolerance: number;
}

const { cases } = JSON.parse(readFileSync(new URL("./data/edge/rma.json", import.meta.url), "utf8")) as {
  cases: readonly EdgeCase[];
};

/** R accepts these; we refuse or answer otherwise, see DIVERGENCES.md and the tests below. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "tau2-fixed-negative",
  "negative-tau2-allowed-DL",
  "level-0",
  "level-100",
  "method-fallback-vector",
  "very-large-variance-ratio",
]);

const usableRow = (y: Cell | undefined, v: Cell | undefined): boolean =>
  typeof y === "number" && typeof v === "number" && v > 0;

/** The rows the study table would hand on: numbers, with a positive variance and a usable weight. */
function usableRows({ input: { data, weights } }: EdgeCase): number[] {
  const yi = data?.yi ?? [];
  return yi.flatMap((y, i) =>
    usableRow(y, data?.vi?.[i]) && (weights === undefined || typeof weights[i] === "number") ? [i] : [],
  );
}

function specOf({ input }: EdgeCase): ModelSpec {
  const method = [input.method ?? "REML"].flat()[0] ?? "REML";
  const level = input.level ?? 0.95;
  return modelSpec({
    kind: method === "EE" ? "equal" : "random",
    estimator: method === "EE" ? "REML" : method,
    test: input.test ?? "z",
    level: level > 1 ? level / 100 : level,
    tau2: input.tau2 ?? null,
    weighting: input.weights === undefined ? "inverse-variance" : "user",
  });
}

function fitOf(reference: EdgeCase): Fit {
  const { data, weights } = reference.input;
  const rows = usableRows(reference);
  const pick = (column: readonly Cell[] | undefined): number[] => rows.map((i) => Number(column?.[i]));
  const effects = effectSet(pick(data?.yi), pick(data?.vi), weights === undefined ? null : pick(weights));
  const result = fitUnivariate(effects, specOf(reference));
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** The fields both have, ours beside the reference's name. */
function fieldsOf(fit: Fit): Record<string, number | null> {
  const [coefficient] = fit.coefficients;
  const { heterogeneity: h, fitStatistics } = fit;
  return {
    k: fit.k,
    estimate: coefficient?.estimate ?? null,
    se: coefficient?.se ?? null,
    statistic: coefficient?.test?.statistic.value ?? null,
    df: coefficient?.test?.df[0] ?? null,
    pValue: coefficient?.test?.pValue ?? null,
    ciLower: coefficient?.interval?.lower ?? null,
    ciUpper: coefficient?.interval?.upper ?? null,
    ...(fit.tau2.given || fit.k > 1 ? { tau2: fit.tau2.estimate } : {}),
    ...(fit.tau2.given || fit.k < 2 ? {} : { seTau2: fit.tau2.se }),
    // Of one study none of these is defined (DIVERGENCES.md).
    ...(fit.k < 2
      ? {}
      : {
          I2: h.i2.estimate,
          H2: h.h2.estimate,
          Q: h.q?.statistic.value ?? null,
          QDf: h.q?.df[0] ?? null,
          QP: h.q?.pValue ?? null,
          logLikREML: fitStatistics.reml?.logLik ?? null,
        }),
    logLikML: fitStatistics.ml?.logLik ?? null,
  };
}

const isPlain = ({ input }: EdgeCase): boolean =>
  input.mods === undefined && input.factors === undefined && input.data?.yi !== undefined;

const sameRows = (reference: EdgeCase): boolean =>
  JSON.stringify(usableRows(reference).map((i) => i + 1)) ===
  JSON.stringify([reference.expected.rowsUsed].flat());

const isDegenerate = ({ id }: EdgeCase): boolean => /identical.*knha|identical-effects-knha/.test(id);

const compared = cases.filter(
  (reference) =>
    isPlain(reference) &&
    reference.expected.error === undefined &&
    sameRows(reference) &&
    !isDegenerate(reference) &&
    !ELSEWHERE.has(reference.id),
);

describe("edge cases of rma without moderators", () => {
  const single = compared.map(fitOf).filter(({ k }) => k === 1);

  test("one study has no heterogeneity, rather than none to speak of", () => {
    expect(single.length).toBeGreaterThan(3);
    for (const { tau2, heterogeneity } of single) {
      expect(tau2.given ? null : tau2.estimate).toBeNull();
      expect([heterogeneity.i2, heterogeneity.h2].map(({ estimate }) => estimate)).toEqual([null, null]);
    }
  });

  test("enough cases are compared", () => expect(compared.length).toBeGreaterThan(60));

  test.each(compared.map((reference) => [reference.id, reference] as const))("%s", (_id, reference) => {
    const failures: string[] = [];
    for (const [field, actual] of Object.entries(fieldsOf(fitOf(reference)))) {
      const expected = [reference.expected[field]].flat()[0] ?? null;
      if (actual === expected) continue;
      const size = typeof expected === "number" ? Math.abs(expected) : 0;
      const near =
        typeof expected === "number" &&
        actual !== null &&
        Math.abs(actual - expected) <= Math.max(size * reference.tolerance, field === "I2" ? 1e-9 : 1e-14);
      if (!near) failures.push(`${field}: ${actual} for ${String(expected)}`);
    }
    expect(failures).toEqual([]);
  });

  test.each(
    cases.filter((reference) => isPlain(reference) && isDegenerate(reference)).map((c) => [c.id, c] as const),
  )("%s keeps a width", (_id, reference) => {
    const fit = fitOf(reference);
    expect(fit.knappHartung).toEqual({ scale: 1, guarded: true });
    expect(fit.coefficients[0]?.se).toBeGreaterThan(0);
    expect(fit.coefficients[0]?.test?.pValue).toBeGreaterThan(0);
  });
});

describe("what R accepts and we refuse", () => {
  const yi = [0.31, -0.12, 0.55];
  const vi = [0.04, 0.02, 0.09];

  test.each([0, 1, 1.5, -0.95])("a level of %s is a mistake of the caller", (level) => {
    expect(() => fitUnivariate(effectSet(yi, vi), modelSpec({ level }))).toThrow(RangeError);
  });

  test.each([
    ["a zero variance", yi, [0.04, 0, 0.09]],
    ["a negative variance", yi, [0.04, -0.1, 0.09]],
    ["an infinite variance", yi, [0.04, Number.POSITIVE_INFINITY, 0.09]],
    ["an infinite effect", [0.31, Number.POSITIVE_INFINITY, 0.55], vi],
    ["a missing effect", [0.31, Number.NaN, 0.55], vi],
    ["a missing variance", yi, [0.04, 0.02]],
  ])("%s is excluded before it comes here, so it is a mistake of the caller", (_name, y, v) => {
    expect(() => fitUnivariate(effectSet(y, v), modelSpec())).toThrow(RangeError);
  });

  test("a negative given tau2 is an issue", () => {
    const result = fitUnivariate(effectSet(yi, vi), modelSpec({ tau2: -0.01 }));
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ code }) => code)).toEqual(["tau2-negative"]);
  });

  test.each([
    ["negative", [1, -1, 1]],
    ["infinite", [1, Number.POSITIVE_INFINITY, 1]],
    ["all zero", [0, 0, 0]],
  ])("%s weights are an issue", (_name, weights) => {
    const result = fitUnivariate(effectSet(yi, vi, weights), modelSpec({ weighting: "user" }));
    expect(result.issues.map(({ code }) => code)).toEqual(["weights-not-usable"]);
  });

  test("GENQ without weights is an issue", () => {
    const result = fitUnivariate(effectSet(yi, vi), modelSpec({ estimator: "GENQ" }));
    expect(result.issues.map(({ code }) => code)).toEqual(["weights-missing"]);
  });

  test("an empty Q-profile set is flagged", () => {
    const close = [0.3001, 0.3002, 0.3003, 0.3004, 0.3005, 0.3006];
    const result = fitUnivariate(
      effectSet(
        close,
        close.map(() => 0.05),
      ),
      modelSpec({ tau2Interval: "QP" }),
    );
    expect(result.ok && result.value.tau2.interval).toMatchObject({ lower: 0, upper: 0 });
    expect(result.issues.map(({ code }) => code)).toContain("tau2-interval-empty");
  });
});

test("a variance ratio of 1e12 meets exact rational arithmetic, which R misses by 6e-8", () => {
  const yi = [0.31, -0.12, 0.55, 0.08, 0.92, 0.4, -0.3, 0.21];
  const vi = [1e-13, 0.02, 0.09, 0.03, 0.11, 0.05, 0.06, 0.015];
  const result = fitUnivariate(effectSet(yi, vi), modelSpec({ tau2: 0.04717473682543236 }));
  if (!result.ok) throw new Error("no fit");
  expect(result.value.heterogeneity.q?.statistic.value).toBeCloseTo(22.061393939264427, 12);
  expect(result.value.heterogeneity.i2.estimate).toBeCloseTo(73.60278775021006, 11);
  expect(result.issues.map(({ code }) => code)).toContain("variance-ratio-extreme");
});
