import type { Coefficient, HypothesisTest, Interval } from "../analysis-types.ts";
import type { ContrastSpec } from "../document/types.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import { spread } from "../models/regression/least-squares.ts";
import type { CoefficientFamily, Comparison } from "../moderation-types.ts";
import { inner } from "../numeric/linear-algebra.ts";
import { type Issue, issue } from "../result.ts";
import { adjustments } from "./adjustments/registry.ts";
import type { Adjusted, TestFamily } from "./adjustments/types.ts";

/** A combination of coefficients to be tested with others. */
export interface Combination {
  readonly label: string;
  readonly between: Comparison["between"];
  /** Weights of the coefficients, length p. */
  readonly x: Float64Array;
}

/**
 * Combinations of the coefficients of one regression, each by the test of the model, with p-values adjusted for all of them and
 * intervals that hold together.
 * @param adjustment id in the registry of adjustments
 * R: `summary(multcomp::glht(res, linfct = K), test = multcomp::adjusted("holm"))`, `anova(res, X = K)`
 */
export function familyOf(
  regression: Regression,
  combinations: readonly Combination[],
  adjustment: string,
): CoefficientFamily {
  const coefficients = combinations.map(({ x, label }) => regression.combine(x, label));
  const tested = coefficients.flatMap(({ test }, i) => (test === null ? [] : [{ test, i }]));
  const adjusted = adjustments.get(adjustment).adjust({
    pValues: tested.map(({ test }) => test.pValue),
    joint: jointOf(
      regression,
      tested.map(({ i }) => combinations[i]!.x),
      tested.map(({ test }) => test),
    ),
    level: regression.fit.spec.level,
    seed: regression.fit.spec.seed,
  });
  const places = new Map(tested.map(({ i }, place) => [i, place]));
  return {
    adjustment: adjusted.used,
    comparisons: combinations.map(({ label, between }, i) => {
      const place = places.get(i);
      const coefficient = coefficients[i]!;
      return {
        label,
        between,
        coefficient,
        adjustedP: place === undefined ? null : adjusted.pValues[place]!,
        simultaneous: simultaneousOf(coefficient, adjusted, regression.fit.spec.level),
      };
    }),
    joint:
      combinations.length === 0
        ? null
        : regression.joint(
            combinations.map(({ x }) => x),
            "comparisons",
          ),
    error: adjusted.error,
  };
}

/** What the statistics of one model have in common; null where one of them is no z and no t. */
function jointOf(
  { state }: Regression,
  rows: readonly Float64Array[],
  tests: readonly HypothesisTest[],
): TestFamily["joint"] {
  const [first] = tests;
  if (first === undefined) return null;
  const plain = tests.every(({ distribution }) => distribution === "normal" || distribution === "t");
  if (!plain) return null;
  const spreads = rows.map((x) => spread(state.squares, x));
  const lengths = spreads.map((moved) => Math.sqrt(inner(moved, moved)));
  const dfs = tests.flatMap(({ df }) => df);
  return {
    statistics: tests.map(({ statistic }) => statistic.value),
    correlation: spreads.map((a, i) =>
      spreads.map((b, j) => (i === j ? 1 : inner(a, b) / (lengths[i]! * lengths[j]!))),
    ),
    // Kenward and Roger give each combination its own; the fewest make no p-value too small.
    df: dfs.length === 0 ? null : Math.min(...dfs),
  };
}

function simultaneousOf(
  { estimate, se, test }: Coefficient,
  { critical, used }: Adjusted,
  level: number,
): Interval | null {
  if (critical === null || test === null) return null;
  if (test.distribution !== "normal" && test.distribution !== "t") return null;
  const reach = critical(test.df[0] ?? null) * se;
  return { lower: estimate - reach, upper: estimate + reach, level, kind: "confidence", method: used };
}

/** All pairs of levels, the later one first: "online − face to face". */
export function pairsOf(levels: readonly string[], rows: readonly Float64Array[]): Combination[] {
  return levels.flatMap((level, i) =>
    levels.slice(i + 1).map((other, j) => differenceOf(other, rows[i + 1 + j]!, level, rows[i]!)),
  );
}

/** Every other level against the first. */
export function againstFirst(levels: readonly string[], rows: readonly Float64Array[]): Combination[] {
  return levels.slice(1).map((level, j) => differenceOf(level, rows[j + 1]!, levels[0]!, rows[0]!));
}

function differenceOf(first: string, x: Float64Array, second: string, y: Float64Array): Combination {
  return { label: `${first} − ${second}`, between: [first, second], x: x.map((value, j) => value - y[j]!) };
}

/**
 * The document's own contrasts, each a combination of coefficients by their names.
 * @returns null where none can be computed, with an issue for each that names a coefficient the model lacks or weighs none
 */
export function customContrasts(
  regression: Regression,
  contrasts: readonly ContrastSpec[],
  adjustment: string,
): { readonly family: CoefficientFamily | null; readonly issues: readonly Issue[] } {
  const { combinations, issues } = combinationsOf(regression.fit, contrasts);
  return {
    family: combinations.length === 0 ? null : familyOf(regression, combinations, adjustment),
    issues,
  };
}

/** The combinations of coefficients that contrasts name, by the names or the labels of the coefficients. */
export function combinationsOf(
  { names, labels }: { readonly names: readonly string[]; readonly labels: readonly string[] },
  contrasts: readonly ContrastSpec[],
): { readonly combinations: readonly Combination[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const combinations = contrasts.flatMap(({ label, weights }, i): Combination[] => {
    const entries = Object.entries(weights).filter(([, weight]) => weight !== 0);
    const title = label === "" ? inSymbols(entries) : label;
    const places = entries.map(([name]) =>
      names.includes(name) ? names.indexOf(name) : labels.indexOf(name),
    );
    const unknown = entries.flatMap(([name], at) => (places[at]! < 0 ? [name] : []));
    if (unknown.length > 0 || entries.length === 0) {
      issues.push(unusable(i, title, unknown, names));
      return [];
    }
    const x = new Float64Array(names.length);
    for (const [at, [, weight]] of entries.entries()) x[places[at]!] = x[places[at]!]! + weight;
    return [{ label: title, between: null, x }];
  });
  return { combinations, issues };
}

/** "allocrandom − 0.5 × ablat". */
function inSymbols(entries: readonly (readonly [string, number])[]): string {
  const parts = entries.map(([name, weight], i) => {
    const sign = weight < 0 ? "−" : i === 0 ? "" : "+";
    const size = Math.abs(weight) === 1 ? name : `${Math.abs(weight)} × ${name}`;
    return i === 0 ? `${sign}${size}` : `${sign} ${size}`;
  });
  return parts.join(" ");
}

function unusable(place: number, title: string, unknown: readonly string[], names: readonly string[]): Issue {
  return issue(
    "contrast-not-usable",
    "warning",
    unknown.length === 0
      ? `Contrast ${place + 1} gives every coefficient the weight 0, so it is not tested.`
      : `The contrast ${title} names ${unknown.join(", ")}, which the model does not have, so it is not tested.`,
    `Weigh one or more of the coefficients: ${names.join(", ")}.`,
    { field: `moderators.contrasts.${place}` },
  );
}
