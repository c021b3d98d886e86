import { readFileSync } from "node:fs";
import { withDefaults } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { designEffect } from "../../packages/engine/src/conversions/designs/clusters.ts";
import { combineGroups } from "../../packages/engine/src/conversions/designs/combine-groups.ts";
import { logMoments } from "../../packages/engine/src/conversions/five-numbers/log-normal.ts";
import { MEAN_METHODS } from "../../packages/engine/src/conversions/five-numbers/means.ts";
import { fitQuantiles } from "../../packages/engine/src/conversions/five-numbers/quantile-estimation.ts";
import { skewnessTest } from "../../packages/engine/src/conversions/five-numbers/skewness.ts";
import { SD_METHODS } from "../../packages/engine/src/conversions/five-numbers/spreads.ts";
import {
  type Scenario,
  type Summary,
  scenarioOf,
  term,
} from "../../packages/engine/src/conversions/five-numbers/summary.ts";
import { conversions } from "../../packages/engine/src/conversions/registry.ts";
import type { ConversionResult } from "../../packages/engine/src/conversions/types.ts";
import type { Params } from "../../packages/engine/src/registry.ts";

type Column = readonly (number | null)[];
interface Case<I, E> {
  readonly id: string;
  readonly input: I;
  readonly expected: E;
  readonly tolerance: number;
}

function load<I, E>(name: string): readonly Case<I, E>[] {
  const url = new URL(`data/conversions/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { cases: readonly Case<I, E>[] }).cases;
}

function expectClose(actual: number | null, expected: number | null, tolerance: number, what: string): void {
  if (expected === null || actual === null) {
    expect(actual, what).toBe(expected);
    return;
  }
  expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(
    Math.max(tolerance, 1e-12) * Math.abs(expected),
  );
}

function convert(id: string, given: Readonly<Record<string, number>>, params: Params = {}): ConversionResult {
  const conversion = conversions.get(id);
  return conversion.compute(given, withDefaults(conversion.params, params));
}

function numberFrom(
  id: string,
  given: Readonly<Record<string, number>>,
  key: string,
  params: Params = {},
): number {
  const result = convert(id, given, params);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.values[key]!;
}

type Data = Readonly<Partial<Record<"min" | "q1" | "median" | "q3" | "max" | "n", Column>>>;
interface FivenumInput {
  readonly data: Data;
  readonly test?: boolean;
  readonly dist?: "lnorm";
  readonly transf?: boolean;
  readonly method?: string | readonly string[];
}
interface FivenumExpected {
  readonly mean: Column;
  readonly sd: Column;
  readonly skewStatistic: Column;
  readonly skewCritical: Column;
  readonly skewed: readonly (boolean | null)[];
  readonly error?: string;
}

const CONVERSIONS: Readonly<Record<Scenario, string>> = {
  range: "range-to-mean",
  quartiles: "quartiles-to-mean",
  five: "five-numbers-to-mean",
};
const noStep = (_symbol: string, _expression: string, value: number): number => value;

function rowOf(data: Data, row: number) {
  const at = (key: keyof Data): number | null => data[key]?.[row] ?? null;
  return { min: at("min"), q1: at("q1"), median: at("median"), q3: at("q3"), max: at("max"), n: at("n") };
}

type Row = ReturnType<typeof rowOf>;

function summaryOf({ n, ...values }: Row): Summary | null {
  if (values.median === null || n === null) return null;
  const named = Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [[key, term(key, value)]],
  );
  return { ...(Object.fromEntries(named) as Pick<Summary, "median">), n: term("n", n) };
}

function throughConversion(row: Row, params: Params): { mean: number | null; sd: number | null } {
  const summary = summaryOf(row);
  const scenario = summary === null ? null : scenarioOf(summary);
  if (scenario === null) return { mean: null, sd: null };
  const keys = { min: "min0", q1: "q1_0", median: "med0", q3: "q3_0", max: "max0", n: "ni" } as const;
  const given = Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (value === null ? [] : [[keys[key as keyof Row], value]])),
  );
  const result = convert(CONVERSIONS[scenario], given, params);
  return result.ok ? { mean: result.values.m!, sd: result.values.sdi! } : { mean: null, sd: null };
}

/** metafor's pairs of method names, where each estimates what it can. */
function throughMethods(row: Row, names: readonly string[]): { mean: number | null; sd: number | null } {
  const summary = summaryOf(row);
  const scenario = summary === null ? null : scenarioOf(summary);
  if (summary === null || scenario === null) return { mean: null, sd: null };
  const find = <T>(
    methods: Readonly<Record<string, Readonly<Partial<Record<Scenario, T>>>>>,
  ): T | undefined => names.map((name) => methods[name]?.[scenario]).find((method) => method !== undefined);
  return {
    mean: find(MEAN_METHODS)?.(summary, "mean", noStep) ?? null,
    sd: find(SD_METHODS)?.(summary, "sd", noStep) ?? null,
  };
}

function onLogScale(row: Row): { mean: number | null; sd: number | null } {
  const summary = summaryOf(row);
  if (summary === null) return { mean: null, sd: null };
  const { mu, s2 } = logMoments(summary, noStep);
  return { mean: mu, sd: Math.sqrt(s2) };
}

function estimate(input: FivenumInput, row: Row): { mean: number | null; sd: number | null } {
  if (input.method !== undefined) return throughMethods(row, [input.method].flat());
  if (input.transf === false) return onLogScale(row);
  return throughConversion(row, {
    ...(input.dist === "lnorm" ? { method: "lnorm" } : {}),
    skewed: input.test === false ? "warn" : "refuse",
  });
}

function logged(row: Row): Row {
  const { n, ...values } = row;
  const entries = Object.entries(values).map(([key, value]) => [
    key,
    value === null ? null : Math.log(value),
  ]);
  return { ...(Object.fromEntries(entries) as Omit<Row, "n">), n };
}

const fivenum = load<FivenumInput, FivenumExpected>("convFivenum");

describe("means and SDs from medians, ranges and quartiles", () => {
  it.each(fivenum.filter(({ expected }) => expected.error === undefined))("$id", (reference) => {
    const { input, expected, tolerance } = reference;
    expect(expected.mean.length).toBeGreaterThan(0);
    expected.mean.forEach((mean, index) => {
      const row = rowOf(input.data, index);
      const actual = estimate(input, row);
      expectClose(actual.mean, mean, tolerance, `mean ${index}`);
      expectClose(actual.sd, expected.sd[index]!, tolerance, `sd ${index}`);
      const test = skewnessTest(input.dist === "lnorm" ? logged(row) : row);
      expectClose(test?.statistic ?? null, expected.skewStatistic[index]!, tolerance, `statistic ${index}`);
      expectClose(test?.critical ?? null, expected.skewCritical[index]!, tolerance, `critical ${index}`);
      expect(test?.skewed ?? null).toBe(expected.skewed[index]);
    });
  });

  it("error-unsorted: says which number is out of order", () => {
    const result = convert("range-to-mean", { min0: 5, med0: 4, max0: 9, ni: 20 });
    expect(result.issues.map(({ code, input }) => [code, input])).toEqual([
      ["quantiles-out-of-order", "med0"],
    ]);
    expect(result.ok).toBe(false);
  });

  it("error-lnorm-nonpositive: says that a log-normal distribution is positive", () => {
    const result = convert("range-to-mean", { min0: 0, med0: 4, max0: 9, ni: 20 }, { method: "lnorm" });
    expect(result.issues.map(({ code }) => code)).toEqual(["log-normal-not-positive"]);
    expect(result.ok).toBe(false);
  });

  it("covers every case", () => {
    const errors = fivenum.filter(({ expected }) => expected.error !== undefined);
    expect(errors.map(({ id }) => id)).toEqual(["error-unsorted", "error-lnorm-nonpositive"]);
  });
});

interface QeExpected {
  readonly refined: {
    readonly mean: number;
    readonly sd: number;
    readonly selected: string;
    readonly fits: Readonly<Record<string, { readonly par: readonly [number, number]; readonly ss: number }>>;
  };
}

/** Where the reference stops above the minimum: `optimize(..., tol = 1e-12)` over the shape in R. See DIVERGENCES.md. */
const LOWER_MINIMA: Readonly<
  Record<string, { readonly par: readonly [number, number]; readonly ss: number }>
> = {
  "qe-row3 gamma": { par: [5.26927107982694, 0.605412723801646], ss: 2.32093262332514 },
  "qe-row9 gamma": { par: [4.42692688673599, 0.124450799413079], ss: 529.140633915117 },
};

describe("quantile estimation", () => {
  it.each(load<Partial<Row> & { n: number }, QeExpected>("quantileEstimation"))("$id", (reference) => {
    const { input, tolerance } = reference;
    const { refined } = reference.expected;
    const row = { min: null, q1: null, median: null, q3: null, max: null, ...input };
    const fits = fitQuantiles(summaryOf(row)!);
    expect(fits.map(({ family }) => family).sort()).toEqual(Object.keys(refined.fits).sort());
    for (const { family, parameters, sumOfSquares } of fits) {
      expect(sumOfSquares, family).toBeLessThanOrEqual(refined.fits[family]!.ss * (1 + 1e-8));
      const { par, ss } = LOWER_MINIMA[`${reference.id} ${family}`] ?? refined.fits[family]!;
      expectClose(sumOfSquares, ss, tolerance, `${family} sum of squares`);
      expectClose(parameters[0], par[0], tolerance, `${family} first parameter`);
      expectClose(parameters[1], par[1], tolerance, `${family} second parameter`);
    }
    expect(fits[0]!.family).toBe(refined.selected);
    const { mean, sd } = throughConversion(row, { method: "qe" });
    expectClose(mean, refined.mean, tolerance, "mean");
    expectClose(sd, refined.sd, tolerance, "sd");
  });
});

type Numbers = readonly number[];
type Columns = Readonly<Record<string, Numbers | number>>;

const preparation = load<Columns, Columns>("dataPreparation");

/** What each case asks of the conversions, row by row: expected name to value. */
const PREPARATIONS: Readonly<
  Record<string, (at: (name: string) => number, input: Columns) => Readonly<Record<string, number>>>
> = {
  "se-to-sd": (at) => ({ sd: numberFrom("se-to-sd", { se_mean: at("se"), ni: at("n") }, "sdi") }),
  "ci-to-sd-z": (at) => ({ sd: sdOfInterval(at, "z") }),
  "ci-to-sd-t": (at) => ({ sd: sdOfInterval(at, "t") }),
  "ci-to-sd-t-90": (at) => ({ sd: sdOfInterval(at, "t") }),
  "md-p-to-sd": (at) => {
    const given = { md: at("md"), p: at("p"), n1i: at("n1"), n2i: at("n2") };
    const se = numberFrom("difference-p-to-se", given, "md_se");
    return {
      se,
      t: Math.abs(at("md")) / se,
      sd: numberFrom("difference-se-to-pooled-sd", { ...given, md_se: se }, "sd_pooled"),
    };
  },
  "md-ci-to-sd": (at) => {
    const given = { md_lb: at("ciLower"), md_ub: at("ciUpper"), n1i: at("n1"), n2i: at("n2") };
    const se = numberFrom("difference-interval-to-se", given, "md_se", { level: at("level") });
    return { se, sd: numberFrom("difference-se-to-pooled-sd", { ...given, md_se: se }, "sd_pooled") };
  },
  "change-sd-imputed": (at) => {
    const given = { sd_pre: at("sdBaseline"), sd_post: at("sdFinal") };
    return { sdChange: numberFrom("sds-to-change-sd", given, "sd_change", { r_prepost: at("r") }) };
  },
  "change-correlation": (at) => {
    const given = { sd_pre: at("sdBaseline"), sd_post: at("sdFinal"), sd_change: at("sdChange") };
    return { r: numberFrom("sds-to-correlation", given, "r_prepost") };
  },
  "iqr-range-to-sd": (at) => ({
    sdFromIqr: numberFrom("iqr-to-sd", { iqr0: at("iqr") }, "sdi"),
    sdFromRange: numberFrom("range-to-sd", { range0: at("range") }, "sdi"),
  }),
  "pooled-sd": (at) => {
    const given = { n1i: at("n1"), n2i: at("n2"), sd1i: at("sd1"), sd2i: at("sd2") };
    return { sd: numberFrom("sds-to-pooled-sd", given, "sd_pooled") };
  },
  "cluster-design-effect": (at) => {
    const deff = designEffect(at("clusterSize"), at("icc"));
    const [n, events] = [at("n"), at("events")];
    const seAdj = Math.sqrt(
      numberFrom("inflate-md", { yi_MD: 1, vi_MD: at("se") * at("se"), deff }, "vi_MD_deff"),
    );
    return { designEffect: deff, nEff: n / deff, eventsEff: events / deff, seAdj };
  },
  "cluster-design-effect-unequal": (at) => {
    const given = { cluster_size: at("clusterSize"), cluster_cv: at("cv"), icc: at("icc") };
    return { designEffect: numberFrom("cluster-size-to-deff", given, "deff") };
  },
  "cluster-hedges2007-dT": (at) => {
    const given = {
      d: at("dNaive"),
      n1i: at("nT"),
      n2i: at("nC"),
      cluster_size: at("clusterSize"),
      icc: at("icc"),
    };
    const uncorrected = { correction: "none" };
    return {
      d: numberFrom("cluster-smd", given, "yi_SMD", uncorrected),
      v: numberFrom("cluster-smd", given, "vi_SMD", uncorrected),
    };
  },
  "multi-arm-shared-control-split": (at) => {
    const comparisons = { n_comparisons: at("comparisons") };
    return {
      n: numberFrom("split-control-size", { n2_shared: at("nControl"), ...comparisons }, "n2i"),
      events: numberFrom("split-control-events", { ci_shared: at("eventsControl"), ...comparisons }, "ci"),
    };
  },
};

function sdOfInterval(at: (name: string) => number, quantile: string): number {
  const given = { mean_lb: at("ciLower"), mean_ub: at("ciUpper"), ni: at("n") };
  return numberFrom("interval-to-sd", given, "sdi", { quantile, level: at("level") });
}

function pick(columns: Columns, name: string, row: number): number {
  const column = columns[name]!;
  return typeof column === "number" ? column : column[row]!;
}

describe("preparation of data", () => {
  it.each(preparation.filter(({ id }) => id in PREPARATIONS))("$id", ({ id, input, expected, tolerance }) => {
    const rows = Math.max(...Object.values(expected).map((column) => [column].flat().length));
    for (let row = 0; row < rows; row++) {
      const actual = PREPARATIONS[id]!((name) => pick(input, name, row), input);
      expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
      for (const [name, value] of Object.entries(actual)) {
        expectClose(value, pick(expected, name, row), tolerance, `${name} ${row}`);
      }
    }
  });

  it.each(preparation.filter(({ id }) => id.startsWith("combine-")))(
    "$id",
    ({ input, expected, tolerance }) => {
      const column = (name: string): Numbers => [input[name]!].flat();
      const groups = column("n").map((n, row) => ({ n, mean: column("mean")[row]!, sd: column("sd")[row]! }));
      const all = combineGroups(groups);
      const letters = ["a", "b", "c"];
      const given = Object.fromEntries(
        groups.flatMap(({ n, mean, sd }, row) => [
          [`n1_${letters[row]}`, n],
          [`m1_${letters[row]}`, mean],
          [`sd1_${letters[row]}`, sd],
        ]),
      );
      const id = `combine-${groups.length}-arms-1`;
      expectClose(all.n, pick(expected, "n", 0), tolerance, "n");
      expectClose(all.mean, pick(expected, "mean", 0), tolerance, "mean");
      expectClose(all.sd, pick(expected, "sd", 0), tolerance, "sd");
      expect(numberFrom(id, given, "n1i")).toBe(all.n);
      expect(numberFrom(id, given, "m1i")).toBe(all.mean);
      expect(numberFrom(id, given, "sd1i")).toBe(all.sd);
      const pairwise = groups.reduce((one, other) => combineGroups([one, other]));
      expectClose(pairwise.sd, all.sd, 1e-14, "pairwise");
    },
  );

  it("covers every case that is not a measure of its own", () => {
    const left = preparation.filter(({ id }) => !(id in PREPARATIONS) && !id.startsWith("combine-"));
    // Rates and their standard errors are the measures IR and IRLN.
    expect(left.map(({ id }) => id)).toEqual(["event-rate-person-time"]);
  });
});
