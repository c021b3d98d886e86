import type { BuiltDesign, Encoding, ModeratorValues } from "../design/types.ts";
import type { Moderator } from "../document/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { MarginalMean, ModeratorPanel } from "../moderation-types.ts";
import { fail, type Issue, issue, type Result } from "../result.ts";
import { adjustments } from "./adjustments/registry.ts";
import { countsOf } from "./factor-cells.ts";
import { heldLine } from "./held-line.ts";
import { meanAt } from "./marginal-means.ts";
import { curveOf, pointsOf, splitsOf } from "./panel-lines.ts";
import { adjustOver, coefficientsInTwoWays, omnibusInTwoWays } from "./panel-tests.ts";
import { panelSentence } from "./panel-words.ts";
import { type ModerationInput, regressOn } from "./regress-on.ts";

/** A moderator with the regression on it alone. */
export interface Alone {
  readonly moderator: Moderator;
  readonly values: ModeratorValues;
  readonly result: Result<Regression>;
}

/** Said once beside the panels: what comparisons between studies can and cannot show. */
export const BETWEEN_STUDIES: string =
  "Studies that differ in a moderator differ in other ways too: these are associations between studies, which no one was randomised to, and not the effect of changing the moderator.";

/** The regression on each moderator alone. */
export function regressionsAlone(given: ModerationInput, variables: readonly ModeratorValues[]): Alone[] {
  const input = withoutResampling(given);
  return variables.map((values) => {
    const moderator = input.spec.variables.find(({ column }) => column === values.column)!;
    return { moderator, values, result: ownRegression(input, values.column) };
  });
}

/**
 * One panel per moderator: the meta-regression on it alone, what a plot draws of it, its tests by z and by Knapp and Hartung with
 * p-values adjusted over all panels, and a sentence that reads it.
 * @param alone the moderators of the document with their regressions
 * @param model the regression on all of its terms; null without one
 * Source: Thompson & Higgins (2002), Statistics in Medicine 21, 1559-1573, doi:10.1002/sim.1187. R: `rma(yi, vi, mods = ~ x)`, `regplot(res)`
 */
export function panelsOf(
  given: ModerationInput,
  alone: readonly Alone[],
  model: Result<Regression> | null,
): ModeratorPanel[] {
  const input = withoutResampling(given);
  const { terms, intercept } = input.spec;
  const resamples = coefficientTests.get(given.model.test).resamples === true;
  const whole = resamples && model !== null ? regressOn(input, terms, intercept) : model;
  const variables = alone.map(({ values }) => values);
  const tests = alone.map(({ result }) =>
    result.ok ? omnibusInTwoWays(result.value) : { wald: null, knappHartung: null },
  );
  const { adjustment } = input.spec;
  const { level } = input.model;
  const own = adjustOver(
    alone.map(({ result }) => (result.ok ? result.value.fit.omnibus : null)),
    adjustment,
    level,
  );
  const wald = adjustOver(
    tests.map((test) => test.wald),
    adjustment,
    level,
  );
  const knappHartung = adjustOver(
    tests.map((test) => test.knappHartung),
    adjustment,
    level,
  );
  return alone.map((one, i) => {
    const p = own.pValues[i] ?? null;
    const label = adjustments.get(own.used).label;
    return {
      held: whole?.ok === true ? heldLine(input, whole.value, one.values.column) : null,
      ...panelOf(
        input,
        one,
        variables,
        p === null || own.used === "none" ? null : { p, family: own.family, label },
      ),
      tests: {
        ...tests[i]!,
        waldAdjusted: wald.pValues[i]!,
        knappHartungAdjusted: knappHartung.pValues[i]!,
      },
      adjustment: own.used,
      family: own.family,
    };
  });
}

/** The regression on one moderator; none where nothing but the constant is left of it. */
function ownRegression(input: ModerationInput, column: string): Result<Regression> {
  const result = regressOn(input, [[column]]);
  return result.ok && result.value.fit.omnibus === null ? fail(...result.issues) : result;
}

/** A test that is sampled anew for every point of every line would take minutes: Knapp and Hartung's stands in for it. */
function withoutResampling(input: ModerationInput): ModerationInput {
  const { test, tau2Interval } = input.model;
  const model = {
    ...input.model,
    test: coefficientTests.get(test).resamples === true ? "knha" : test,
    tau2Interval: tau2Intervals.get(tau2Interval).resamples === true ? "none" : tau2Interval,
  };
  return { ...input, model };
}

type Drawn = Omit<ModeratorPanel, "tests" | "adjustment" | "family" | "held">;

function panelOf(
  input: ModerationInput,
  { moderator, values, result }: Alone,
  variables: readonly ModeratorValues[],
  adjusted: { readonly p: number; readonly family: number; readonly label: string } | null,
): Drawn {
  const { column, role, kind, unit } = values;
  const missing = values.values.filter((value) => value === null).length;
  const k = values.values.length - missing;
  const shared = {
    column,
    role,
    kind,
    unit,
    inModel: input.spec.terms.some((term) => term.includes(column)),
    missing,
  };
  if (!result.ok) {
    const nothing = { points: [], curve: null, splits: [], groups: [], knots: [], coefficients: [] };
    return {
      ...shared,
      ...nothing,
      k,
      levels: values.levels,
      fit: null,
      sentence: notFitted(values),
      issues: result.issues,
    };
  }
  const regression = result.value;
  const own = regression.design.moderators.find((one) => one.column === column)!;
  const encoding = encodingOf(regression, column);
  const groups = own.kind === "factor" ? groupsOf(regression, own) : [];
  const points = pointsOf(input, regression, column);
  const sentence = panelSentence({
    moderator,
    values: own,
    encoding,
    regression,
    groups,
    measure: input.effects.measure,
    adjusted,
  });
  return {
    ...shared,
    k: regression.fit.k,
    levels: own.levels,
    fit: regression.fit,
    points,
    curve:
      own.kind === "numeric"
        ? curveOf(
            regression,
            column,
            points.map(({ x }) => x),
          )
        : null,
    splits: own.kind === "numeric" ? splitsOf(input, column, variables) : [],
    groups,
    knots: encoding?.kind === "numeric" ? encoding.knots : [],
    coefficients: coefficientsInTwoWays(regression),
    sentence,
    issues: [...result.issues, ...fewStudies(regression)],
  };
}

function encodingOf({ design }: Regression, column: string): Encoding | null {
  const { encodings } = design as Partial<BuiltDesign>;
  return encodings?.find((one) => one.column === column) ?? null;
}

function groupsOf(regression: Regression, factor: ModeratorValues): MarginalMean[] {
  const counts = countsOf(factor);
  return factor.levels.flatMap((level, place) => {
    const row = regression.design.rowOf({ [factor.column]: level });
    return row === null ? [] : [meanAt(regression, level, counts[place]!, row)];
  });
}

function notFitted({ column, values }: ModeratorValues): string {
  const known = values.filter((value) => value !== null);
  const same = known.length > 1 && new Set(known).size === 1;
  const why = same
    ? `because it is the same in all ${known.length} studies that have it`
    : `with ${known.length} ${known.length === 1 ? "study that has" : "studies that have"} it`;
  return `Effects by ${column}: not fitted, ${why}.`;
}

/** A factor whose level has one study: its mean there rests on that study alone. */
function fewStudies({ design }: Regression): Issue[] {
  return design.moderators.flatMap((values) => {
    if (values.kind !== "factor") return [];
    const counts = countsOf(values);
    const lone = values.levels.filter((_, place) => counts[place] === 1);
    return lone.length === 0
      ? []
      : [
          issue(
            "moderator-level-one-study",
            "note",
            `${lone.join(", ")} of ${values.column}: one study each, so that the mean there is that study’s effect, with the τ² of all studies.`,
            "Merge levels if that makes sense, and do not rest a conclusion on it.",
            { column: values.column },
          ),
        ];
  });
}
