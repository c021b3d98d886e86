import { dependenceInput, dependentEffects, issuesAfterCombining } from "./aggregate/dependence-stage.ts";
import { formulaStage, namingFilter } from "./analysis-formulas.ts";
import type { AnalysisReport, EffectSet, EstimatorRow, Fit } from "./analysis-types.ts";
import { correctedEffects, correctionInput } from "./artefacts/correction-stage.ts";
import { dependentInput, dependentOf } from "./dependence/dependence-stage.ts";
import type { AnalysisDocument, EffectSpec, Exclusion, ModelSpec, Roles } from "./document/types.ts";
import { computeEffects } from "./effects/compute-effects.ts";
import { createEffectsMemory } from "./effects/effects-memory.ts";
import { rawCounts } from "./effects/raw-counts.ts";
import { type GuardFinding, type GuardSpec, runGuards } from "./guards/run-guards.ts";
import { weaveFindings } from "./guards/weave-findings.ts";
import type { LedgerEntry } from "./ledger/types.ts";
import { measures } from "./measures/registry.ts";
import { besideFits } from "./models/beside.ts";
import { compareEstimators } from "./models/compare.ts";
import { bayesAnswerOf, type FewStudiesInput, fewStudiesOf } from "./models/few-studies.ts";
import { fitModel } from "./models/fit-model.ts";
import { notesOnDrawnEffects } from "./models/methods/drawn-effects.ts";
import { poolingMethods } from "./models/methods/registry.ts";
import type { PoolingInput } from "./models/methods/types.ts";
import { doseShapesOf } from "./moderation/dose-shapes-stage.ts";
import { asksEffects, doseInput, doseResponseOf } from "./moderation/dose-stage.ts";
import { moderationInput, moderationOf } from "./moderation/moderation-stage.ts";
import type { ModerationReport } from "./moderation-types.ts";
import { networkInput, networkOf, notesOnNetwork } from "./network/network-stage.ts";
import { effectiveSizesOf, hasEffectiveSizes } from "./pooling/effective-size.ts";
import { isLabbeRate, labbeMeasure } from "./pooling/labbe.ts";
import { numberNeededOf } from "./pooling/number-needed-stage.ts";
import { studyGroupsOf, timedGroupsOf } from "./pooling/study-groups.ts";
import type { Issue, Result } from "./result.ts";
import { columnReuse } from "./reuse-columns.ts";
import { cachedStage } from "./stage-cache.ts";
import { studyIntervalsOf, studySizesOf } from "./study-intervals/study-intervals.ts";
import type { FormulaParser } from "./table/derived-columns.ts";
import { parseFormula } from "./table/formula-parser.ts";
import type { StudyTable } from "./table/study-table.ts";
import { ENGINE_VERSION } from "./version.ts";

/** The stages of an evaluation, in order. */
export const STAGES = ["effects", "fit", "comparison"] as const;
export type Stage = (typeof STAGES)[number];

/** Said before a stage begins. */
export interface StageProgress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** Evaluates documents and remembers the stages of the last few, so that an edit recomputes only what depends on it. */
export interface Evaluator {
  /** One step per stage: a host that yields to its event loop between steps can show progress and stop. */
  steps(document: AnalysisDocument): Generator<StageProgress, AnalysisReport>;
  evaluate(document: AnalysisDocument): AnalysisReport;
}

interface EffectsInput {
  readonly table: StudyTable;
  readonly roles: Roles;
  readonly exclusions: readonly Exclusion[];
  readonly spec: Pick<EffectSpec, "measure" | "params" | "assumptions" | "imputation">;
  readonly ledger: AnalysisDocument["ledger"];
}

interface ModelInput extends PoolingInput {
  readonly model: ModelSpec;
}

interface ShapesInput {
  readonly variables: ModerationReport["variables"];
  readonly effects: EffectSet;
  readonly model: Pick<ModelSpec, "estimator" | "level">;
}

/** @param parse reads formulas; a host that loads it late leaves it out until the first document with formulas */
export function createEvaluator(parse?: FormulaParser): Evaluator {
  const prepare = formulaStage(parse);
  const [reuseEntered, reuseUsed] = [columnReuse(), columnReuse()];
  const memory = createEffectsMemory();
  const effectsStage = cachedStage(
    ({ table, roles, exclusions, spec, ledger }: EffectsInput): Result<EffectSet> =>
      computeEffects(table, roles, exclusions, spec, ledger, memory),
  );
  const guardStage = cachedStage((spec: GuardSpec): readonly GuardFinding[] => runGuards(spec));
  const correctionStage = cachedStage(correctedEffects);
  const dependenceStage = cachedStage(dependentEffects);
  const fitStage = cachedStage(({ model, ...input }: ModelInput): Result<Fit> => fitModel(input, model));
  const countsStage = cachedStage(({ spec, ...rest }: EffectsInput) => rawCounts({ ...rest, effects: spec }));
  const groupsStage = cachedStage(studyGroupsOf);
  const effectiveStage = cachedStage(effectiveSizesOf);
  const ratesStage = cachedStage(timedGroupsOf);
  const comparisonStage = cachedStage(({ effects, model }: ModelInput): readonly EstimatorRow[] =>
    compareEstimators(effects, model),
  );
  const besideStage = cachedStage(({ effects, model }: ModelInput) => besideFits(effects, model));
  const bayesStage = cachedStage(bayesAnswerOf);
  const fewStudiesStage = cachedStage((few: FewStudiesInput) => fewStudiesOf(few, bayesStage));
  const moderationStage = cachedStage(moderationOf);
  const dependentStage = cachedStage(dependentOf);
  const shapesStage = cachedStage(({ variables, effects, model }: ShapesInput) =>
    doseShapesOf(variables, effects, model),
  );
  const doseStage = cachedStage(doseResponseOf);
  const networkStage = cachedStage(networkOf);

  function* steps(given: AnalysisDocument): Generator<StageProgress, AnalysisReport> {
    const document = { ...given, table: reuseEntered(given.table) };
    const total = STAGES.length;
    yield { stage: "effects", done: 0, total };
    const prepared = prepare(document);
    if (!prepared.ok) return nothing(null, prepared.issues);
    const { formulas } = prepared.value;
    const doses = doseInput(prepared.value.document);
    const curve = doses === null ? {} : { doseResponse: doseStage(doses) };
    if (!asksEffects(document)) return { ...nothing(formulas, prepared.issues), ...curve };
    const input = effectsInput(prepared.value.document, reuseUsed);
    const computed = effectsStage(input);
    if (!computed.ok) return { ...nothing(formulas, [...prepared.issues, ...computed.issues]), ...curve };
    const effects = namingFilter(computed.value, formulas, document);
    const guarded = weaveFindings(
      effects,
      [...prepared.issues, ...computed.issues],
      guardStage(guardInput(document, input, effects)),
    );
    const corrected = correctionStage(correctionInput(prepared.value.document, guarded.effects));
    const asCorrected = corrected.ok ? corrected.value : guarded.effects;
    const dependent = dependenceStage(dependenceInput(prepared.value.document, asCorrected));
    const pooled = dependent.ok ? dependent.value : asCorrected;
    const issues = [
      ...issuesAfterCombining(guarded.issues, pooled, document.roles.label),
      ...corrected.issues,
      ...dependent.issues,
    ];
    const counts = needsCounts(document.model, pooled) ? countsStage(input) : null;
    const noted = counts === null ? issues : notesOnDrawnEffects(issues, document.model);
    const said = [...noted, ...notesOnNetwork(document)];
    const intervals = wantsCounts(document.model, pooled)
      ? studyIntervalsOf(pooled, countsStage(input), document.model)
      : null;
    const sizes = isSized(pooled) ? studySizesOf(pooled.measure, countsStage(input)) : undefined;
    const groups = comparesRisks(pooled) ? groupsStage(countsStage(input)) : [];
    const rates = comparesRates(pooled) ? ratesStage(countsStage(input)) : [];
    const effective = hasEffectiveSizes(pooled)
      ? effectiveStage({ measure: pooled.measure, raw: countsStage(input) })
      : {};
    const network = networkInput(prepared.value.document, pooled);
    const known = {
      ...nothing(formulas, said),
      ...curve,
      effects: pooled,
      dismissed: guarded.dismissed,
      ...(intervals === null ? {} : { studyIntervals: intervals }),
      ...(sizes === undefined ? {} : { sizes }),
      ...(groups.length === 0 ? {} : { groups }),
      ...(rates.length === 0 ? {} : { rates }),
      ...(Object.keys(effective).length === 0 ? {} : { effectiveSizes: effective }),
      ...(network === null ? {} : { network: networkStage(network) }),
    };
    // The effects already say why there is none; a fit could only say so again, unless it is made of counts.
    const nothingToFit = pooled.yi.length === 0 && counts === null;
    if (nothingToFit || !corrected.ok || !dependent.ok) return known;
    const modelInput = { effects: pooled, counts, model: document.model };
    yield { stage: "fit", done: 1, total };
    const fit = fitStage(modelInput);
    yield { stage: "comparison", done: 2, total };
    const { measure, display, effectName } = document.effects;
    const needed = fit.ok ? numberNeededOf(measure, fit.value, groups) : null;
    const few = fewStudiesStage({
      effects: pooled,
      model: document.model,
      scale: { measure, display, effectName },
    });
    const asked = moderationInput(prepared.value.document, pooled);
    const moderation = asked === null ? null : moderationStage(asked);
    const depends = dependentInput(prepared.value.document, pooled);
    const nested = depends === null ? null : dependentStage(depends);
    const { estimator, level } = document.model;
    const shapes =
      moderation === null
        ? null
        : shapesStage({ variables: moderation.variables, effects: pooled, model: { estimator, level } });
    const beside = document.model.beside === undefined ? null : besideStage(modelInput);
    return {
      ...known,
      ...(beside === null ? {} : { beside: beside.fits }),
      ...(few === null ? {} : { fewStudies: few }),
      ...(nested === null ? {} : { dependence: nested }),
      ...(moderation === null ? {} : { moderation: { ...moderation, doseShapes: shapes } }),
      fit: fit.ok ? fit.value : null,
      ...(needed === null ? {} : { numberNeeded: needed }),
      comparison:
        fit.ok && poolingMethods.get(document.model.pooling).estimators ? comparisonStage(modelInput) : [],
      issues: [...said, ...fit.issues, ...(beside?.issues ?? [])],
    };
  }

  return {
    steps,
    evaluate(document) {
      const run = steps(document);
      let step = run.next();
      while (!step.done) step = run.next();
      return step.value;
    },
  };
}

/** Whether counts are pooled: only as they are, not after effects of one study were combined. */
function needsCounts({ pooling }: ModelSpec, { measure, combined }: EffectSet): boolean {
  const { needsCounts: counted, measures } = poolingMethods.get(pooling);
  return counted && combined === undefined && measures?.includes(measure) === true;
}

/** Whether the studies' own intervals are made of counts: of effects as they were reported, not corrected or combined. */
function wantsCounts({ studyIntervals }: ModelSpec, { measure, combined, corrected }: EffectSet): boolean {
  if (studyIntervals === undefined || combined !== undefined || corrected !== undefined) return false;
  return measures.get(measure).oneGroup !== undefined;
}

/** Whether every effect goes back by a size of its own: one study's, not several in one. */
function isSized({ measure, combined, corrected }: EffectSet): boolean {
  if (combined !== undefined || corrected !== undefined) return false;
  return measures.get(measure).oneGroup?.sized === true;
}

/** Whether the effects are those of two-by-two tables that a plot of risks shows. */
function comparesRisks({ measure }: EffectSet): boolean {
  const known = labbeMeasure(measure);
  return known !== null && !isLabbeRate(known);
}

/** Whether they are those of events over time at risk. */
function comparesRates({ measure }: EffectSet): boolean {
  const known = labbeMeasure(measure);
  return known !== null && isLabbeRate(known);
}

function nothing(formulas: AnalysisReport["formulas"], issues: readonly Issue[]): AnalysisReport {
  return {
    engineVersion: ENGINE_VERSION,
    formulas,
    effects: null,
    fit: null,
    comparison: [],
    issues,
    dismissed: [],
  };
}

/**
 * Runs a whole document: effects, model, heterogeneity, prediction, all estimators side by side.
 * A pure function of the document and the engine's version.
 * @param document a document as `createDocument` or `restoreDocument` gives it; ids outside the registries throw
 * @returns a report in which problems of the data are issues; it never throws on data
 */
export function runAnalysis(document: AnalysisDocument): AnalysisReport {
  return createEvaluator(parseFormula).evaluate(document);
}

/** Of the table the columns with a role, and whatever the user chose of guards. */
function guardInput(
  { derived, guards }: AnalysisDocument,
  { table, roles }: EffectsInput,
  effects: EffectSet,
): GuardSpec {
  return { table, roles, effects, derived: derived.map(({ name }) => name), choices: guards };
}

/** Only the columns that the effects depend on, so that an edit elsewhere in the table recomputes nothing. */
function effectsInput(document: AnalysisDocument, reuse: (table: StudyTable) => StudyTable): EffectsInput {
  const { table, roles, exclusions, effects } = document;
  const used = new Set([roles.label, roles.weights, ...Object.values(roles.inputs)]);
  return {
    table: reuse({
      rowIds: table.rowIds,
      columns: table.columns.filter((column) => used.has(column.name)),
    }),
    roles,
    exclusions,
    spec: {
      measure: effects.measure,
      params: effects.params,
      assumptions: effects.assumptions,
      imputation: effects.imputation,
    },
    ledger: Object.fromEntries(
      Object.entries(document.ledger).map(([rowId, entry]) => [rowId, computing(entry)]),
    ),
  };
}

/** Of a ledger entry only what numbers depend on: a page number recomputes nothing. */
function computing({ route, params }: LedgerEntry): LedgerEntry {
  return { place: "", note: "", route, params };
}
