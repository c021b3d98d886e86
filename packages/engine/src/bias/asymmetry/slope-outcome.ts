import type { HypothesisTest } from "../../analysis-types.ts";
import type { BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { criticalValue } from "../../inference/tests.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput } from "../types.ts";
import { levelOf } from "./shared-params.ts";
import type { LineCoefficient } from "./weighted-line.ts";
import { asymmetrySentences, beyondRange } from "./wording.ts";

/** A coefficient of a regression test as its table shows it. */
export interface SlopeRow extends LineCoefficient {
  readonly name: string;
  /** Degrees of freedom of its interval; null = normal. */
  readonly df: number | null;
  /** Where the interval is not estimate -/+ quantile SE. */
  readonly ends?: readonly [lower: number, upper: number | null] | null;
}

/** What a regression test of asymmetry came to. */
export interface SlopeParts {
  readonly method: string;
  readonly label: string;
  readonly ran: string;
  readonly places: readonly number[];
  readonly test: HypothesisTest;
  readonly intercept: SlopeRow;
  readonly slope: SlopeRow;
  readonly others?: readonly SlopeRow[];
  /** Residual SD of a multiplicative error; null for an additive one. */
  readonly dispersion: number | null;
  readonly tau2: number | null;
  /** "the standard error". */
  readonly along: string;
  /** 1 where the predictor grows as precision falls, -1 where it falls. */
  readonly smallIs: 1 | -1;
  readonly estimate?: BiasOutcome["estimate"];
  readonly marks?: BiasOutcome["marks"];
  readonly further?: readonly string[];
  readonly ownScale?: true;
}

/** The outcome of a test of a slope: its test, its coefficients, and what they say of the funnel. */
export function slopeOutcome(input: BiasInput, params: Params, parts: SlopeParts): Result<BiasOutcome> {
  const { test, slope, intercept, dispersion, tau2 } = parts;
  const rows = [intercept, slope, ...(parts.others ?? [])];
  const finite = [
    ...rows.flatMap(({ estimate, se }) => [estimate, se]),
    test.statistic.value,
    test.log10PValue,
  ];
  if (!finite.every(Number.isFinite)) return fail(beyondRange(parts.label));
  const level = levelOf(params);
  const number = (key: string, label: string, value: number): BiasNumber => ({
    key,
    label,
    value: value + 0,
    as: "effect",
  });
  return ok(
    biasOutcome(input, params, {
      method: parts.method,
      ran: parts.ran,
      rowIds: parts.places.map((place) => input.effects.rowIds[place]!),
      estimate: parts.estimate ?? null,
      tests: [{ id: "asymmetry", test: tidy(test) }],
      numbers: [
        number("slope", "Slope", slope.estimate),
        number("slopeSe", "SE of the slope", slope.se),
        number("intercept", "Intercept", intercept.estimate),
        number("interceptSe", "SE of the intercept", intercept.se),
        ...(dispersion === null ? [] : [number("dispersion", "Residual SD", dispersion)]),
        ...(tau2 === null ? [] : [number("tau2", "Residual τ²", tau2)]),
      ],
      tables: [coefficientTable(rows, input.model.level)],
      marks: parts.marks ?? {},
      ...(parts.ownScale && { ownScale: parts.ownScale }),
      rejects: { yes: test.pValue < level, level },
      sentences: [
        ...asymmetrySentences({
          test,
          level,
          k: parts.places.length,
          towardsSmall: Math.sign(slope.estimate) * parts.smallIs,
          favours: input.favours,
          along: parts.along,
        }),
        ...(parts.further ?? []),
      ],
    }),
  );
}

/** A statistic of -0 is 0. */
function tidy(test: HypothesisTest): HypothesisTest {
  return { ...test, statistic: { ...test.statistic, value: test.statistic.value + 0 } };
}

function coefficientTable(rows: readonly SlopeRow[], level: number): ToldTable {
  return {
    id: "coefficients",
    title: "Regression",
    head: ["Coefficient", "Estimate", "SE", "Lower", "Upper"],
    rows: rows.map((row) => {
      const [lower, upper] = endsOf(row, level);
      return [
        row.name,
        cell(row.estimate + 0),
        cell(row.se),
        cell(lower === null ? null : lower + 0),
        cell(upper === null ? null : upper + 0),
      ];
    }),
  };
}

function endsOf(
  { estimate, se, df, ends }: SlopeRow,
  level: number,
): readonly [number | null, number | null] {
  if (ends === null) return [null, null];
  const [lower, upper] = ends ?? [
    estimate - criticalValue(level, df) * se,
    estimate + criticalValue(level, df) * se,
  ];
  const known = (end: number | null): number | null => (end !== null && Number.isFinite(end) ? end : null);
  return [known(lower), known(upper)];
}
