import type { BiasOutcome } from "../../bias-types.ts";
import { formatDf } from "../../format/index.ts";
import { twoSidedTest } from "../../inference/tests.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail } from "../../result.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { LEVEL } from "./shared-params.ts";
import { slopeOutcome } from "./slope-outcome.ts";
import { typeOneClaim } from "./type-one.ts";
import { type LinePoint, varies, weightedLine } from "./weighted-line.ts";
import { EQUAL_EFFECTS, equalPredictor, LEAST_STUDIES, perfectLine, tooFewStudies } from "./wording.ts";

/** What sets one weighted regression test of asymmetry apart from the others. */
export interface LineTest {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  readonly assumption: string;
  readonly caution: string;
  readonly usual: boolean;
  readonly params?: readonly ParamDef[];
  /** What a study has to report, after "reports"; null = effect and variance suffice. */
  readonly needs: string | null;
  /** Why it is not for this measure; absent or null = it is. */
  suits?(input: BiasInput): string | null;
  /** The studies that it can use. */
  points(input: BiasInput, params: Params): readonly LinePoint[];
  /** "weighted regression of the log odds ratios on 1 / n, weights d h / n"; the error and its df follow. */
  ran(input: BiasInput, params: Params): string;
  /** "the inverse of the total sample size". */
  readonly along: string;
  readonly smallIs: 1 | -1;
  /** The mark its line is drawn as; absent = no funnel has its axis. */
  readonly mark?: "alongEffectiveSize";
  /** R expressions over the vectors of the audit, and lines that come before. */
  rParts(
    input: BiasInput,
    params: Params,
  ): {
    readonly before?: readonly string[];
    readonly y: string;
    readonly x: string;
    readonly weights: string;
  };
}

/** A summary with what was simulated of the test's error of the first kind. */
export function withTypeOne(summary: string, id: string): string {
  const claim = typeOneClaim(id);
  return claim === "" ? summary : `${summary} ${claim}`;
}

/** A weighted regression of effects on some measure of size as a method of the audit: t of the slope, multiplicative error. */
export function lineTest(parts: LineTest): QuickBiasMethod {
  const { id, label, reference, assumption, caution, usual } = parts;
  return {
    id,
    label,
    get summary(): string {
      return withTypeOne(parts.summary, id);
    },
    reference,
    family: "asymmetry",
    assumption,
    caution,
    usual,
    params: [...(parts.params ?? []), LEVEL],
    lack: (input, params) => {
      const wrong = parts.suits?.(input) ?? null;
      if (wrong !== null) return wrong;
      return lineLack(parts.points(input, params), input.effects.yi.length, parts.needs, parts.along);
    },
    run: (input, params) => {
      const points = parts.points(input, params);
      const line = weightedLine(points);
      if (line === null) return fail(perfectLine(label));
      const { df, dispersion } = line;
      return slopeOutcome(input, params, {
        method: id,
        label,
        ran: `${label}: ${parts.ran(input, params)}, multiplicative error, t with ${formatDf(df)} df`,
        places: points.map(({ place }) => place),
        test: twoSidedTest(label, line.slope.estimate, line.slope.se, df),
        intercept: { name: "Intercept", ...line.intercept, df },
        slope: { name: `Slope of ${parts.along}`, ...line.slope, df },
        dispersion,
        tau2: null,
        along: parts.along,
        smallIs: parts.smallIs,
        ...(parts.mark !== undefined && {
          marks: {
            [parts.mark]: { label, intercept: line.intercept.estimate, slope: line.slope.estimate },
          },
        }),
      });
    },
    r: (input, outcome) => lineToR(parts, input, outcome),
  };
}

/** Why a regression cannot be done with these points; null = it can. */
export function lineLack(
  points: readonly LinePoint[],
  all: number,
  needs: string | null,
  along: string,
): string | null {
  if (points.length < LEAST_STUDIES) return tooFewStudies(points.length, all, LEAST_STUDIES, needs);
  if (!varies(points.map(({ x }) => x))) return equalPredictor(along.replace(/^the /, ""));
  const [first] = points;
  if (points.every(({ y }) => y === first?.y)) return EQUAL_EFFECTS;
  return null;
}

function lineToR(parts: LineTest, input: BiasInput, outcome: BiasOutcome): BiasR {
  const name = parts.id.replaceAll("-", "_");
  const { before = [], y, x, weights } = parts.rParts(input, outcome.params);
  return {
    code: [...before, `${name}_x <- ${x}`, `${name} <- summary(lm(${y} ~ ${name}_x, weights = ${weights}))`],
    compare: slopeComparisons(outcome, `coef(${name})`),
    lacks: [],
  };
}

/** Slope, standard error and p-value of a fitted `lm()` whose predictor is the second coefficient. */
export function slopeComparisons(outcome: BiasOutcome, table: string): BiasR["compare"] {
  const value = (key: string): number => outcome.numbers.find((number) => number.key === key)?.value ?? 0;
  const p = outcome.tests[0]?.test.pValue ?? 1;
  return [
    { name: "slope", value: value("slope"), r: `${table}[2, 1]`, scale: `${table}[2, 2]` },
    { name: "SE of the slope", value: value("slopeSe"), r: `${table}[2, 2]` },
    {
      name: "p-value",
      value: p,
      r: `${table}[2, 4]`,
      scale: `max(${table}[2, 4], 1e-12)`,
      tolerance: 1e-6,
    },
  ];
}
