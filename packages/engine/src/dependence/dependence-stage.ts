import { type EffectSet, rowEffects } from "../analysis-types.ts";
import type { DependencePoint, DependenceReport, DependenceRow } from "../dependence-types.ts";
import { type DependenceSpec, dependenceColumns } from "../document/dependence-spec.ts";
import { moderatorColumns } from "../document/moderators.ts";
import type { AnalysisDocument, ModelSpec, ModeratorsSpec } from "../document/types.ts";
import { formatAdaptive } from "../format/index.ts";
import { chisqTest } from "../inference/tests.ts";
import { measures } from "../measures/registry.ts";
import type { Issue } from "../result.ts";
import { findColumn, type StudyTable } from "../table/study-table.ts";
import { levelsOf, rowsByLevel, type SamplingBlock } from "./blocks.ts";
import { totalOf } from "./components.ts";
import {
  dependenceColumnMissing,
  dependenceNotConverged,
  fewFreedom,
  nothingRepeats,
  oneStudyOnly,
  tooManyCategories,
} from "./dependence-issues.ts";
import { type RelativeHeterogeneity, relativeTo } from "./heterogeneity.ts";
import { levelsOfFit } from "./levels.ts";
import { robustly } from "./models/multilevel.ts";
import { workingModels } from "./models/registry.ts";
import type { WorkingFit, WorkingInput } from "./models/types.ts";
import { moderatedBy } from "./moderated.ts";
import { fitMultilevel, type MultilevelFit, type MultilevelInput } from "./multilevel.ts";
import { categoriesOf, imputedSampling, withinCategories } from "./sampling.ts";
import { dependenceSentences, mainRow } from "./sentences.ts";
import { canLearn, studiesOf, termsOf } from "./terms.ts";

/** What the models for several effects per study are computed from. */
export interface DependentEffectsInput {
  /** The columns that tell studies, levels and moderators. */
  readonly table: StudyTable;
  readonly spec: DependenceSpec;
  readonly effects: EffectSet;
  readonly model: ModelSpec;
  readonly moderators: ModeratorsSpec | null;
}

/** The part of a document that its dependent effects are computed from; null where nothing is asked of them. */
export function dependentInput(
  { table, dependence, model, moderators }: AnalysisDocument,
  pooled: EffectSet,
): DependentEffectsInput | null {
  if (dependence === undefined || pooled.yi.length < 2) return null;
  const used = new Set([
    ...dependenceColumns(dependence),
    ...(moderators === undefined ? [] : moderatorColumns(moderators)),
  ]);
  const columns = table.columns.filter(({ name }) => used.has(name));
  return {
    table: { rowIds: table.rowIds, columns },
    spec: dependence,
    // The models work on the effects as they are reported, whether or not those of a study are combined for the pooled effect.
    effects: rowEffects(pooled),
    model,
    moderators: moderators ?? null,
  };
}

/** All models for several effects per study, side by side, and what the multilevel model says of its levels. */
export function dependentOf(asked: DependentEffectsInput): DependenceReport {
  const { given, issues: told } = withinReach(asked);
  const { table, spec, effects, model } = given;
  const missing = dependenceColumns(spec).filter((name) => findColumn(table, name) === undefined);
  if (missing.length > 0) return nothing(given, missing.map(dependenceColumnMissing));
  const sampling = imputedSampling(effects, table, spec);
  if (!sampling.ok) return nothing(given, sampling.issues);
  const input = workingInput(given, sampling.value);
  const rows = workingModels.records.flatMap(({ id, label, summary, answer }): DependenceRow[] => {
    const found = answer(input);
    return found === null ? [] : [{ id, label, summary, ...found }];
  });
  const fit = input.fitOf("chosen");
  const levels = fit === null ? [] : levelsOfFit(fit, fitInput(given, input, "chosen"), model.level);
  const studies = rowsByLevel(input.cluster);
  const several = studies.filter((places) => places.length > 1).length;
  const curve = curveOverRho(given);
  const shared = { effects: effects.yi.length, studies: studies.length, several, rows, levels, curve };
  const known = levels.flatMap(({ i2 }) => i2 ?? []);
  return {
    spec,
    ...shared,
    i2: known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0),
    typicalVariance: fit?.typicalVariance ?? null,
    ...wholeHeterogeneity(fit),
    q: fit?.q == null ? null : chisqTest("heterogeneity", "Q", fit.q, fit.model.k - fit.model.p),
    statistics: fit?.statistics ?? null,
    moderators: moderatedBy(effects, table, spec, given.moderators, sampling.value, model.level),
    sentences: dependenceSentences({ ...shared, nullValue: measures.get(effects.measure).nullValue }),
    issues: [...told, ...sampling.issues, ...remarks(spec, studies.length, several, fit, rows)],
  };
}

function wholeHeterogeneity(fit: MultilevelFit | null): RelativeHeterogeneity {
  const total = fit === null ? null : totalOf(fit);
  return fit === null || total === null ? { cvh: null, m: null } : relativeTo(fit.beta[0]!, total, total);
}

function categoriesIn({ effects, table, spec }: DependentEffectsInput): number {
  return spec.inner === null ? 0 : new Set(categoriesOf(effects, table, spec.inner)).size;
}

/** Without categories where there are more of them than the structure can be learnt for. */
function withinReach(given: DependentEffectsInput): {
  readonly given: DependentEffectsInput;
  readonly issues: readonly Issue[];
} {
  const { spec } = given;
  const many = categoriesIn(given);
  if (spec.inner === null || canLearn(spec.random, many)) return { given, issues: [] };
  return {
    given: { ...given, spec: { ...spec, inner: null } },
    issues: [tooManyCategories(spec.inner, many)],
  };
}

function nothing({ spec, effects }: DependentEffectsInput, issues: readonly Issue[]): DependenceReport {
  return {
    spec,
    effects: effects.yi.length,
    studies: 0,
    several: 0,
    rows: [],
    levels: [],
    i2: null,
    typicalVariance: null,
    cvh: null,
    m: null,
    q: null,
    statistics: null,
    curve: [],
    moderators: null,
    sentences: [],
    issues,
  };
}

function workingInput(given: DependentEffectsInput, imputed: readonly SamplingBlock[]): WorkingInput {
  const { table, spec, effects, model } = given;
  const fits = new Map<string, MultilevelFit | null>();
  const input: WorkingInput = {
    effects,
    table,
    spec,
    model,
    cluster: levelsOf(studiesOf(effects, table, spec.by)).of,
    categories: categoriesIn(given),
    imputed,
    fitOf(working) {
      // Without categories of effects the model chosen is that of correlated and hierarchical effects.
      const asked = working === "chosen" && spec.inner === null ? "imputed" : working;
      const known = fits.get(asked);
      if (known !== undefined) return known;
      const fit = fitMultilevel(fitInput(given, input, asked));
      fits.set(asked, fit);
      return fit;
    },
  };
  return input;
}

function fitInput(
  { effects, table, spec }: DependentEffectsInput,
  { imputed }: WorkingInput,
  working: WorkingFit,
): MultilevelInput {
  const alone = (): SamplingBlock[] => effects.vi.map((v, row) => ({ rows: [row], v: Float64Array.of(v) }));
  const { inner, random } = TERMS[working](spec);
  return {
    yi: effects.yi,
    x: effects.yi.map(() => [1]),
    sampling:
      working === "independent"
        ? alone()
        : working === "subgroup" && spec.inner !== null
          ? withinCategories(imputed, categoriesOf(effects, table, spec.inner))
          : imputed,
    terms: termsOf(effects, table, { ...spec, inner, random }),
    method: spec.method,
  };
}

type Random = Pick<DependenceSpec, "inner" | "random">;

/** The random effects of each working model, by what the document says of categories. */
const TERMS: Readonly<Record<WorkingFit, (spec: Random) => Random>> = {
  independent: ({ random }) => ({ inner: null, random }),
  imputed: ({ random }) => ({ inner: null, random }),
  chosen: (spec) => spec,
  multivariate: ({ inner }) => ({ inner, random: "UN" }),
  subgroup: ({ inner }) => ({ inner, random: "DIAG" }),
};

/** Structures whose covariances depend on rho. */
const BY_RHO = new Set(["CS", "shared-control", "CS+CAR", "CS*CAR"]);
const RHOS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The robust mean of the multilevel model over the correlation assumed. */
function curveOverRho(given: DependentEffectsInput): DependencePoint[] {
  if (!BY_RHO.has(given.spec.structure)) return [];
  return RHOS.flatMap((rho) => {
    const assumed = { ...given, spec: { ...given.spec, rho } };
    const sampling = imputedSampling(given.effects, given.table, assumed.spec);
    if (!sampling.ok) return [];
    const input = workingInput(assumed, sampling.value);
    const fit = input.fitOf("chosen");
    const { estimate, interval } = robustly(fit, input);
    if (fit === null || estimate === null || interval === null || interval.upper === null) return [];
    return [{ rho, estimate, lower: interval.lower, upper: interval.upper, tau2: totalOf(fit) }];
  });
}

/** Below this many degrees of freedom Satterthwaite's approximation does not hold (Tipton 2015). */
const FEWEST_DF = 4;

function remarks(
  { by }: DependenceSpec,
  studies: number,
  several: number,
  fit: MultilevelFit | null,
  rows: readonly DependenceRow[],
): Issue[] {
  const issues: Issue[] = [];
  if (studies === 1) issues.push(oneStudyOnly(by));
  else if (several === 0) issues.push(nothingRepeats(by));
  if (fit !== null && !fit.search.converged) issues.push(dependenceNotConverged());
  const df = mainRow(rows)?.test?.df[0];
  if (df !== undefined && df < FEWEST_DF) issues.push(fewFreedom(formatAdaptive(df, 1)));
  return issues;
}
