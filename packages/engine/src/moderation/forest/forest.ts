import { moderatorValues } from "../../design/index.ts";
import { inverseVarianceWeights } from "../../estimators/moments.ts";
import { createModelInput } from "../../models/model-input.ts";
import { effectsAt } from "../../models/regression/fit-meta-regression.ts";
import { tau2Of } from "../../models/univariate.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { designGiven, type ModerationInput } from "../moderation-stage.ts";
import type { TreeModerator } from "../tree/types.ts";
import { FOREST_DEFAULTS } from "./defaults.ts";
import type { Forest, ForestData, ForestModerator, ForestSpec, TreeVote } from "./types.ts";

/** Fewest studies of which a tree can leave some out and split the others. */
const FEWEST_STUDIES = 10;

/** A document's moderators, ready for trees. */
export interface ForestPlan {
  readonly data: ForestData;
  readonly spec: ForestSpec;
  readonly tau2: number;
  /** What effects are counted from. */
  readonly centre: number;
  readonly trees: number;
}

/**
 * The studies of a document that have all moderators, weighted by 1 / (v + tau2) with tau2 of the model without moderators; rows of
 * one name are one study.
 * @returns issues of the moderators, `forest-no-moderators`, `forest-too-few-studies`, `forest-studies-left-out`
 * Source: Van Lissa (2020), Small sample meta-analyses: exploring heterogeneity using MetaForest, in Small Sample Size Solutions,
 * 186-202, doi:10.4324/9780429273872-16. R: `metaforest::MetaForest(yi ~ ., vi = "vi", whichweights = "random")`
 */
export function planForest(input: ModerationInput, choices: Partial<ForestSpec> = {}): Result<ForestPlan> {
  const { effects, model } = input;
  const read = moderatorValues(designGiven(input));
  if (!read.ok) return read;
  if (read.value.length === 0) return fail(...read.issues, noModerators());
  const rows = effects.yi.flatMap((_, i) =>
    read.value.every(({ values }) => values[i] !== null) ? [i] : [],
  );
  const used = effectsAt(effects, rows);
  const names = [...new Set(used.labels)];
  const clusters = used.labels.map((label) => names.indexOf(label));
  if (names.length < FEWEST_STUDIES) return fail(...read.issues, tooFew(names.length));
  const given = createModelInput(used);
  const { tau2 } = tau2Of(given, model);
  const raw = inverseVarianceWeights(given.vi, tau2);
  const total = raw.reduce((sum, w) => sum + w, 0);
  const spec = { ...FOREST_DEFAULTS, seed: model.seed, ...choices };
  const moderators: TreeModerator[] = read.value.map(({ column, kind, levels, values }) => ({
    column,
    kind,
    levels,
    values: rows.map((row) => values[row]!),
  }));
  const grid = moderators.map((moderator) => gridOf(moderator, spec.points));
  const weights = Array.from(raw, (w) => w / total);
  const data: ForestData = { yi: Array.from(given.yi), weights, clusters, moderators, grid };
  const trees = spec.forests * spec.treesPerForest;
  const lost = effects.yi.length - rows.length;
  const issues = [...read.issues, ...(lost > 0 ? [leftOut(lost, effects.yi.length)] : [])];
  return ok({ data, spec, tau2, centre: given.centre, trees }, issues);
}

/** The values of a moderator at which predictions are shown: evenly spread over the different values there are. */
function gridOf({ values }: TreeModerator, points: number): number[] {
  const distinct = [...new Set(values.map((value) => value!))].sort((a, b) => a - b);
  const many = Math.min(points, distinct.length);
  if (many < 2) return distinct;
  return Array.from(
    { length: many },
    (_, i) => distinct[Math.round((i * (distinct.length - 1)) / (many - 1))]!,
  );
}

/**
 * What all trees say together: predictions of studies by the trees that have not seen them, importances by shuffling, and the effect of
 * each moderator averaged over the others.
 * R2 = 1 - sum w (y - prediction)^2 / sum w (y - mean)^2, over the studies that some tree has left out.
 * @param votes of all trees, in any order
 * Source: Breiman (2001), Machine Learning 45, 5-32.
 */
export function combineForest(plan: ForestPlan, votes: readonly TreeVote[]): Result<Forest> {
  const { data, spec, tau2, trees } = plan;
  if (votes.length !== trees) throw new RangeError(`${votes.length} of ${trees} trees were grown`);
  const all = [...votes].sort((a, b) => a.tree - b.tree);
  const byForest = Array.from({ length: spec.forests }, (_, f) =>
    all.slice(f * spec.treesPerForest, (f + 1) * spec.treesPerForest),
  );
  const convergence = byForest.map((_, f) => rSquared(data, all.slice(0, (f + 1) * spec.treesPerForest)));
  const moderators = data.moderators.map((moderator, m) => summarise(plan, moderator, m, all, byForest));
  const last = convergence.at(-1) ?? null;
  const value: Forest = {
    spec,
    k: data.yi.length,
    clusters: new Set(data.clusters).size,
    tau2,
    rSquared: last,
    convergence,
    moderators,
  };
  return ok(value, last !== null && last <= 0 ? [nothingPredicted()] : []);
}

function rSquared({ yi, weights }: ForestData, votes: readonly TreeVote[]): number | null {
  const sums = yi.map(() => 0);
  const counts = yi.map(() => 0);
  for (const { left, predictions } of votes) {
    left.forEach((i, place) => {
      sums[i]! += predictions[place]!;
      counts[i]! += 1;
    });
  }
  const mean = yi.reduce((sum, y, i) => sum + weights[i]! * y, 0);
  let missed = 0;
  let total = 0;
  yi.forEach((y, i) => {
    if (counts[i] === 0) return;
    const miss = y - sums[i]! / counts[i]!;
    missed += weights[i]! * miss * miss;
    total += weights[i]! * (y - mean) * (y - mean);
  });
  return total > 0 ? 1 - missed / total : null;
}

function summarise(
  { data, centre }: ForestPlan,
  { column, kind, levels }: TreeModerator,
  m: number,
  all: readonly TreeVote[],
  byForest: readonly (readonly TreeVote[])[],
): ForestModerator {
  const repeated = byForest.map((votes) => meanIncrease(votes, m));
  const partial = data.grid[m]!.map((at, point) => ({
    at: kind === "factor" ? levels[at]! : at,
    prediction: centre + all.reduce((sum, vote) => sum + vote.partial[m]![point]!, 0) / all.length,
  }));
  return {
    column,
    kind,
    importance: meanIncrease(all, m),
    range: [Math.min(...repeated), Math.max(...repeated)],
    positive: repeated.filter((increase) => increase > 0).length / repeated.length,
    partial,
    rise: kind === "factor" ? null : partial.at(-1)!.prediction - partial[0]!.prediction + 0,
  };
}

function meanIncrease(votes: readonly TreeVote[], m: number): number {
  const increases = votes.flatMap((vote) => (vote.increases === null ? [] : [vote.increases[m]!]));
  return increases.reduce((sum, increase) => sum + increase, 0) / Math.max(1, increases.length);
}

function noModerators(): Issue {
  return issue(
    "forest-no-moderators",
    "error",
    "No forest is grown: there is no moderator to split the studies by.",
    "Choose at least one moderator.",
    { field: "moderators.variables" },
  );
}

function tooFew(k: number): Issue {
  return issue(
    "forest-too-few-studies",
    "error",
    `No forest is grown: ${k === 1 ? "1 study has" : `${k} studies have`} all moderators, and trees that leave some of them out need at least ${FEWEST_STUDIES}.`,
    "Choose fewer moderators, fill in missing values, or do without a forest.",
    { field: "moderators.variables" },
  );
}

function leftOut(many: number, k: number): Issue {
  return issue(
    "forest-studies-left-out",
    "warning",
    `The forest leaves out ${many} of ${k} effects, which lack a moderator: if they differ from the others, so would the forest.`,
    "Look at which values are missing, and offer only moderators that most studies report.",
    { field: "moderators.variables" },
  );
}

function nothingPredicted(): Issue {
  return issue(
    "forest-predicts-nothing",
    "warning",
    "The forest predicts studies that it has not seen no better than their mean does: importances and curves below are those of chance.",
    "Do not read anything into them; there may be too few studies, or other moderators that matter.",
    { field: "moderators.variables" },
  );
}
