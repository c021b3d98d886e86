import type { EffectSet } from "../analysis-types.ts";
import { moderatorValues } from "../design/index.ts";
import { moderatorColumns } from "../document/moderators.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { ModerationReport } from "../moderation-types.ts";
import { type Issue, issue, type Result } from "../result.ts";
import { holm } from "./adjustments/holm.ts";
import { adjustments } from "./adjustments/registry.ts";
import { customContrasts } from "./contrasts.ts";
import { designMap } from "./design-map.ts";
import { expectedEffect } from "./expected-effect.ts";
import { allMarginalMeans } from "./marginal-means.ts";
import { modelTests } from "./model-tests.ts";
import { moderationModel, otherModelIssues } from "./moderation-model.ts";
import { type Alone, BETWEEN_STUDIES, panelsOf, regressionsAlone } from "./panels.ts";
import { powerOfModerator, statedEffect } from "./power.ts";
import { designGiven, type ModerationInput, regressOn } from "./regress-on.ts";
import { scaleReportOf } from "./scale-stage.ts";
import { subgroups } from "./subgroups.ts";

export { designGiven, type ModerationInput, regressOn } from "./regress-on.ts";

/** The part of a document that its moderators are computed from; null where it asks nothing of them. */
export function moderationInput(
  { table, moderators, model }: AnalysisDocument,
  effects: EffectSet,
): ModerationInput | null {
  if (moderators === undefined || effects.yi.length === 0) return null;
  if (moderators.variables.length === 0 && moderators.subgroups === null) return null;
  const used = new Set(moderatorColumns(moderators));
  const columns = table.columns.filter(({ name }) => used.has(name));
  return {
    table: { rowIds: table.rowIds, columns },
    spec: moderators,
    model: moderationModel(model),
    effects,
    other: otherModelIssues(model),
  };
}

/** The stage after the effects that looks into what might explain their differences. */
export function moderationOf(given: ModerationInput): ModerationReport {
  const adjusting = knownAdjustment(given);
  const { input } = adjusting;
  const { spec } = input;
  const read = moderatorValues(
    designGiven(input),
    spec.variables.map(({ column }) => column),
  );
  const variables = read.ok ? read.value : [];
  const regression = spec.terms.length === 0 ? null : regressOn(input, spec.terms, spec.intercept);
  const groups = spec.subgroups === null ? null : subgroups(input, spec.subgroups.by, spec.subgroups.tau2);
  const asked = askedOf(input, regression);
  const alone = regressionsAlone(input, variables);
  const issues = [
    ...(input.other ?? []),
    ...adjusting.issues,
    ...(regression === null ? read.issues : regression.issues),
    ...(groups === null || groups.ok ? [] : groups.issues),
    ...asked.issues,
  ];
  return {
    variables,
    regression: regression?.ok === true ? regression.value.fit : null,
    modelTests: asked.modelTests,
    subgroups: groups?.ok === true ? groups.value : null,
    marginalMeans: asked.marginalMeans,
    contrasts: asked.contrasts,
    panels: panelsOf(input, alone, regression),
    designMap: mapOf(input, alone),
    expected: asked.expected,
    scale: scaleReportOf(input, designGiven(input)),
    caution: BETWEEN_STUDIES,
    issues: withoutRepeats(issues),
  };
}

/** An adjustment of a newer version is replaced by the usual one, and said. */
function knownAdjustment(input: ModerationInput): {
  readonly input: ModerationInput;
  readonly issues: readonly Issue[];
} {
  const { adjustment } = input.spec;
  if (adjustments.has(adjustment)) return { input, issues: [] };
  return {
    input: { ...input, spec: { ...input.spec, adjustment: holm.id } },
    issues: [
      issue(
        "adjustment-unknown",
        "warning",
        `The adjustment “${adjustment}” for several tests is not known here, so p-values are adjusted by Holm.`,
        `Choose one of ${adjustments.ids.join(", ")}.`,
        { field: "moderators.adjustment" },
      ),
    ],
  };
}

type Asked = Pick<ModerationReport, "modelTests" | "marginalMeans" | "contrasts" | "expected" | "issues">;

/** What is asked of the model of the document's terms. */
function askedOf({ spec, effects }: ModerationInput, regression: Result<Regression> | null): Asked {
  const nothing: Asked = { modelTests: null, marginalMeans: [], contrasts: null, expected: null, issues: [] };
  if (regression === null) {
    return { ...nothing, issues: spec.profile === null && spec.contrasts.length === 0 ? [] : [noModel()] };
  }
  if (!regression.ok) return nothing;
  const means = allMarginalMeans(regression.value, spec.adjustment);
  const contrasts = customContrasts(regression.value, spec.contrasts, spec.adjustment);
  const expected =
    spec.profile === null ? null : expectedEffect(regression.value, spec.profile, effects.measure);
  return {
    modelTests: modelTests(regression.value, spec.adjustment),
    marginalMeans: means.means,
    contrasts: contrasts.family,
    expected: expected?.ok === true ? expected.value : null,
    issues: [...means.issues, ...contrasts.issues, ...(expected?.issues ?? [])],
  };
}

function noModel(): Issue {
  return issue(
    "moderators-without-terms",
    "note",
    "A profile or a contrast is asked for, and the model has no terms that it could be computed from, so neither is shown.",
    "Add moderators to the terms of the model.",
    { field: "moderators.terms" },
  );
}

function mapOf(input: ModerationInput, alone: readonly Alone[]): ModerationReport["designMap"] {
  const { effects, spec } = input;
  const effect = spec.map?.difference ?? statedEffect(effects.measure, effects.yi);
  const variables = alone.map(({ values }) => values);
  const power = alone.flatMap(({ values: { column }, result }) => {
    if (!result.ok) return [];
    const values = result.value.design.moderators.find((one) => one.column === column)!;
    return powerOfModerator(result.value, values, effect, effects.measure);
  });
  const cuts = spec.map?.cuts;
  return designMap({
    variables,
    rowIds: effects.rowIds,
    labels: effects.labels,
    power,
    ...(cuts === undefined ? {} : { cuts }),
  });
}

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
