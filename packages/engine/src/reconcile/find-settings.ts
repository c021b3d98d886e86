import type { AnalysisDocument } from "../document/types.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { sameValue } from "../same-value.ts";
import { styles } from "../styles/registry.ts";
import { type SettingWords, settingWords } from "../styles/setting-words.ts";
import { differingSettings } from "../styles/settings.ts";
import type { HouseStyle } from "../styles/types.ts";
import {
  type Candidate,
  isRounded,
  type Promising,
  refittedModels,
  type Searched,
  searchResampled,
  searchVariant,
} from "./candidates.ts";
import { type EffectVariant, effectVariants } from "./effect-variants.ts";
import { numbersOf, type PooledNumbers } from "./numbers.ts";
import { createPooler, type Pooler } from "./pooler.ts";
import type { Compared, PrintedName } from "./printed-as.ts";
import type { Published } from "./published.ts";
import { sentenceOf } from "./sentence.ts";
import { settingsName } from "./settings-name.ts";
import { turnedFit } from "./turned.ts";

/** Settings that reproduce what is printed, or come near it. */
export interface FoundSettings {
  /** The settings themselves, to be put in place of the document's. */
  readonly effects: AnalysisDocument["effects"];
  readonly model: AnalysisDocument["model"];
  /** "Risk ratio: DL, Wald, normal". */
  readonly name: string;
  /** Labels of the styles whose defaults these are. */
  readonly styles: readonly string[];
  /** What changes from the document's own settings. */
  readonly changes: readonly SettingWords[];
  readonly numbers: PooledNumbers;
  readonly compared: readonly Compared[];
  /** Numbers that were cut off instead of rounded. */
  readonly truncated: readonly PrintedName[];
  /** How the effects are turned: "with the groups the other way round"; null = they are as they are. */
  readonly turned: string | null;
}

/** What was found for a printed result. */
export interface Reconciliation {
  /** The most usual first. */
  readonly found: readonly FoundSettings[];
  /** How many combinations of settings give the digits; `found` holds the more usual ones. */
  readonly count: number;
  /** Where nothing fits: what comes nearest, and by which numbers it is off. */
  readonly nearest: readonly FoundSettings[];
  /** Ways to compute and pool that were tried. */
  readonly tried: number;
  /** Tests that refit each model many times: with how many models whose estimate fits they were tried, and with how many not. */
  readonly refitted: { readonly tried: number; readonly untried: number };
  /** The document's own result; null where it has none. */
  readonly own: { readonly name: string; readonly numbers: PooledNumbers } | null;
  readonly sentence: string;
}

/** How far the search is. */
export interface SearchProgress {
  readonly done: number;
  readonly total: number;
}

/** Of so many, the most usual, the styles are looked up: more than these nobody reads. */
const MOST_NAMED = 24;
const MOST_NEAREST = 3;

/** Settings that bear on what is printed: not the interval for tau2, not prediction. */
const BESIDE: readonly string[] = ["model.tau2Interval", "model.prediction", "model.seed", "model.samples"];

/** Whether a style pools as the candidate does; corrections that change nothing of these numbers are nobody's. */
function isOfStyle(pooler: Pooler, { document, numbers, turned }: Candidate, style: HouseStyle): boolean {
  if (style.lacks(document.effects.measure) !== null) return false;
  const styled = style.apply(document);
  const { kind, pooling, test } = document.model;
  // Equal and fixed effects give the same numbers, and programs call both fixed.
  if ((styled.model.kind === "random") !== (kind === "random")) return false;
  if (styled.model.pooling !== pooling || styled.model.test !== test) return false;
  const isEstimated = kind === "random" && poolingMethods.get(pooling).estimators;
  if (isEstimated && styled.model.estimator !== document.model.estimator) return false;
  const alike: AnalysisDocument = {
    ...styled,
    effects: { ...styled.effects, display: document.effects.display },
    model: { ...styled.model, tau2Interval: "none", prediction: "none", i2: document.model.i2 },
  };
  const fit = pooler.fit(alike);
  const { effects } = pooler.prepare(alike);
  if (!fit.ok || effects === null) return false;
  const given = turned === null ? fit.value : turnedFit(fit.value);
  return sameValue(numbersOf(alike, effects, given), numbers);
}

/** The candidate's settings with what it leaves open as the document has it. */
function settle(base: AnalysisDocument, { document }: Candidate): AnalysisDocument {
  const { tau2Interval, prediction } = base.model;
  return { ...document, model: { ...document.model, tau2Interval, prediction } };
}

function foundSettings(base: AnalysisDocument, pooler: Pooler, candidate: Candidate): FoundSettings {
  const settled = settle(base, candidate);
  const { effects, model } = settled;
  const context = { measure: effects.measure, pooling: model.pooling };
  return {
    effects,
    model,
    name: settingsName(settled),
    styles: styles.records.filter((style) => isOfStyle(pooler, candidate, style)).map(({ label }) => label),
    changes: differingSettings(base, settled)
      .filter(({ path }) => !BESIDE.includes(path))
      .map((difference) => settingWords(difference, context)),
    numbers: candidate.numbers,
    compared: candidate.compared,
    truncated: candidate.compared.filter(({ as }) => as === "truncated").map(({ name }) => name),
    turned: candidate.turned,
  };
}

/** Settings that differ only in what changes nothing: the same measure, model and test with the same numbers. */
function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return [...candidates]
    .sort((a, b) => a.cost - b.cost)
    .filter(({ document: { effects, model }, numbers: { i2: _, ...numbers } }) => {
      const { kind, pooling, estimator, test } = model;
      const key = JSON.stringify([
        [effects.measure, effects.display, kind, pooling, kind === "random" ? estimator : "", test],
        Object.values(numbers).flat().map(atTwelve),
      ]);
      return seen.has(key) ? false : seen.add(key);
    });
}

/** Twelve figures: sums taken in another order differ in the last ones. */
function atTwelve(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}

/** How good a match is: rounded before cut off, and either before the same with turned effects. */
function tierOf(candidate: Candidate): number {
  return (isRounded(candidate) ? 0 : 2) + (candidate.turned === null ? 0 : 1);
}

/** The candidates that match as well as any, without twins. */
function bestMatches(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = Math.min(...candidates.map(tierOf));
  return withoutTwins(candidates.filter((candidate) => tierOf(candidate) === best));
}

/** The present settings first, then a style's defaults, then the more usual. */
function ranked(base: AnalysisDocument, pooler: Pooler, matches: readonly Candidate[]): FoundSettings[] {
  return matches
    .slice(0, MOST_NAMED)
    .map((candidate) => ({ candidate, found: foundSettings(base, pooler, candidate) }))
    .sort((a, b) => place(a.found) - place(b.found) || a.candidate.cost - b.candidate.cost)
    .map(({ found }) => found);
}

function place({ changes, styles: named }: FoundSettings): number {
  return changes.length === 0 ? 0 : named.length > 0 ? 1 : 2;
}

function ownResult(base: AnalysisDocument, pooler: Pooler): Reconciliation["own"] {
  const fit = pooler.fit(base);
  const { effects } = pooler.prepare(base);
  if (!fit.ok || effects === null) return null;
  return { name: settingsName(base), numbers: numbersOf(base, effects, fit.value) };
}

/** The variants with whether each is the first of its measure. */
function firstOfMeasure(variants: readonly EffectVariant[]): readonly (readonly [EffectVariant, boolean])[] {
  const seen = new Set<string>();
  return variants.map((variant) => {
    const { measure } = variant.document.effects;
    const isFirst = !seen.has(measure);
    seen.add(measure);
    return [variant, isFirst];
  });
}

function* search(
  pooler: Pooler,
  variants: readonly EffectVariant[],
  published: Published,
): Generator<SearchProgress, Searched> {
  const found: Candidate[] = [];
  const nearest: Candidate[] = [];
  const promising: Promising[] = [];
  let tried = 0;
  for (const slow of [false, true]) {
    for (const [at, [variant, counts]] of firstOfMeasure(variants).entries()) {
      yield { done: at + (slow ? variants.length : 0), total: 2 * variants.length };
      const searched = searchVariant(pooler, variant, published, { slow, counts });
      found.push(...searched.found);
      nearest.push(...searched.nearest);
      promising.push(...searched.promising);
      tried += searched.tried;
    }
    if (found.some(isRounded)) break;
  }
  const closest = nearest.sort((a, b) => a.distance - b.distance || a.cost - b.cost);
  return { found, nearest: closest, tried, promising };
}

/** The tests that refit many times, with the more usual of the models whose estimate fits. */
function* searchRefitted(
  pooler: Pooler,
  promising: readonly Promising[],
  published: Published,
): Generator<SearchProgress, { found: readonly Candidate[]; refitted: Reconciliation["refitted"] }> {
  const { models, untried } = refittedModels(promising);
  const found: Candidate[] = [];
  for (const [done, model] of models.entries()) {
    yield { done, total: models.length };
    found.push(...searchResampled(pooler, model, published));
  }
  return { found, refitted: { tried: models.length, untried } };
}

/**
 * Searches the settings that reproduce a printed result, step by step, so that a host can show progress and stop: measures and
 * their corrections and variances, ways to pool, kinds, estimators, tests; then, where nothing fits by rounding, the tests that
 * refit many times, with the more usual models whose estimate fits.
 * @param document with its derived columns as columns
 */
export function* findSettingsSteps(
  document: AnalysisDocument,
  published: Published,
): Generator<SearchProgress, Reconciliation> {
  const pooler = createPooler(document);
  const own = ownResult(document, pooler);
  yield { done: 0, total: 1 };
  const variants = effectVariants(document, pooler);
  const { found, nearest, tried, promising } = yield* search(pooler, variants, published);
  const open = found.some(isRounded) ? [] : promising;
  const more = yield* searchRefitted(pooler, open, published);
  yield { done: 1, total: 1 };
  const matches = bestMatches([...found, ...more.found]);
  const all = ranked(document, pooler, matches);
  const near =
    all.length > 0
      ? []
      : withoutTwins(nearest.slice(0, MOST_NAMED))
          .toSorted((a, b) => a.distance - b.distance)
          .slice(0, MOST_NEAREST)
          .map((candidate) => foundSettings(document, pooler, candidate));
  const answer = { found: all, count: matches.length, nearest: near, tried, refitted: more.refitted, own };
  return { ...answer, sentence: sentenceOf(answer) };
}

/**
 * The same at once.
 * @returns the settings that print as published, or what comes nearest
 */
export function findSettings(document: AnalysisDocument, published: Published): Reconciliation {
  const run = findSettingsSteps(document, published);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}
