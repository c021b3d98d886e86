import type { AnalysisDocument } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import type { EffectVariant } from "./effect-variants.ts";
import { type ModelVariant, modelVariants, resampledTests, type Sought, testCost } from "./model-variants.ts";
import { numbersOf, type PooledNumbers } from "./numbers.ts";
import type { Pooler } from "./pooler.ts";
import { type Compared, compareWithPrinted, distanceOf } from "./printed-as.ts";
import type { Published } from "./published.ts";
import { turnedFit, turnedWords } from "./turned.ts";

/** Settings with the numbers they give, beside those printed. */
export interface Candidate {
  readonly document: AnalysisDocument;
  readonly numbers: PooledNumbers;
  readonly compared: readonly Compared[];
  /** How the effects are turned to give these numbers: "with the groups the other way round"; null = they are as they are. */
  readonly turned: string | null;
  /** How unusual the settings are. */
  readonly cost: number;
  /** How far off the printed numbers are, in units of their last digits. */
  readonly distance: number;
}

/** Scales a result may be printed on: as the document shows it, as the measure usually is, and as it is analysed. */
function displaysOf({ effects }: AnalysisDocument, { scale }: Published): readonly (string | null)[] {
  const own = measures.get(effects.measure).display;
  const shown = [effects.display, null].filter((id) => (id ?? own) !== "identity" || own === "identity");
  const wanted = {
    shown,
    analysis: ["identity"],
    either: [...shown, ...(own === "identity" ? [] : ["identity"])],
  }[scale];
  const seen = new Set<string>();
  return wanted.filter((id) => {
    const name = id ?? own;
    return seen.has(name) ? false : seen.add(name);
  });
}

/** What turned effects cost: other settings of the studies as they are come first. */
const TURNED_COST = 3;

/** The result of a document, and of its effects turned, on every scale it may be printed on, with either definition of I2. */
function judge(
  pooler: Pooler,
  document: AnalysisDocument,
  published: Published,
  cost: number,
): readonly Candidate[] {
  const fit = pooler.fit(document);
  const { effects } = pooler.prepare(document);
  if (!fit.ok || effects === null) return [];
  const { i2 } = document.model;
  const definitions = published.i2 === null ? [i2] : ([i2, i2 === "Q" ? "tau2" : "Q"] as const);
  const words = turnedWords(document.effects.measure);
  const own = { fit: fit.value, turned: null, more: 0 };
  const ways =
    words === null ? [own] : [own, { fit: turnedFit(fit.value), turned: words, more: TURNED_COST }];
  return displaysOf(document, published).flatMap((display, at) =>
    definitions.flatMap((definition, other) =>
      ways.map((way): Candidate => {
        const shown: AnalysisDocument = {
          ...document,
          effects: { ...document.effects, display },
          model: { ...document.model, i2: definition },
        };
        const numbers = numbersOf(shown, effects, way.fit);
        const compared = compareWithPrinted(numbers, published);
        return {
          document: shown,
          numbers,
          compared,
          turned: way.turned,
          cost: cost + at + other / 2 + way.more,
          distance: distanceOf(compared),
        };
      }),
    ),
  );
}

function fitsPrint({ compared }: Candidate): boolean {
  return compared.every(({ as }) => as !== null);
}

/** Whether every printed number is the computed one rounded, none of them cut off. */
export function isRounded({ compared }: Candidate): boolean {
  return compared.every(({ as }) => as === "rounded");
}

function estimateFits({ compared }: Candidate): boolean {
  return compared[0]?.as !== null;
}

function withTest({ model }: ModelVariant, test: string): ModelVariant["model"] {
  return { ...model, test };
}

/** What is off by the estimate alone: no test moves it. */
function offByEstimate({ compared: [estimate] }: Candidate): number {
  return estimate === undefined ? 0 : distanceOf([estimate]);
}

/** The settings of one way to compute effects, and those closest where none fits. */
export interface Searched {
  readonly found: readonly Candidate[];
  readonly nearest: readonly Candidate[];
  /** Ways to pool that were tried. */
  readonly tried: number;
  /** Models whose estimate fits and that a test which refits them may go with. */
  readonly promising: readonly Promising[];
}

/** A model whose estimate is the printed one, without its test. */
export interface Promising {
  readonly document: AnalysisDocument;
  readonly cost: number;
}

/** Models whose tests are tried although their estimates do not fit, so that there is something nearest to show. */
const KEPT = 3;

/**
 * Tries every way to pool one set of effects. The estimate does not depend on the test: only where it fits are all tests
 * tried, and the few models that come nearest otherwise.
 */
export function searchVariant(
  pooler: Pooler,
  variant: EffectVariant,
  published: Published,
  sought: Sought,
): Searched {
  const level = published.level ?? variant.document.model.level;
  const place = (model: ModelVariant["model"]): AnalysisDocument => ({
    ...variant.document,
    model: { ...model, level },
  });
  const allTests = (model: ModelVariant): readonly Candidate[] =>
    model.tests.flatMap((test) =>
      judge(pooler, place(withTest(model, test)), published, variant.cost + model.cost + testCost(test)),
    );
  const first = modelVariants(variant.document, sought).map((model) => ({
    model,
    judged: judge(pooler, place(model.model), published, variant.cost + model.cost),
  }));
  const promising = first.filter(({ judged }) => judged.some(estimateFits));
  const found = promising.flatMap(({ model }) => allTests(model)).filter(fitsPrint);
  const refitted = promising
    .filter(({ model: { model } }) => resampledTests(model).length > 0)
    .map(({ model }) => ({ document: place(model.model), cost: variant.cost + model.cost }));
  const common = { tried: first.length, promising: refitted };
  if (found.length > 0) return { ...common, found, nearest: [] };
  const off = ({ judged }: (typeof first)[number]): number => Math.min(...judged.map(offByEstimate));
  const close = first.filter(({ judged }) => judged.length > 0).sort((a, b) => off(a) - off(b));
  const tried = promising.length > 0 ? promising : close.slice(0, KEPT);
  return { ...common, found: [], nearest: tried.flatMap(({ model }) => allTests(model)) };
}

/** Models a test is tried with that refits each of them thousands of times: seconds each. */
const MOST_REFITTED = 6;

/** The models whose estimate fits that are tried with the tests which refit them, the most usual first, and how many are not. */
export function refittedModels(promising: readonly Promising[]): {
  readonly models: readonly Promising[];
  readonly untried: number;
} {
  const seen = new Set<string>();
  const once = [...promising]
    .sort((a, b) => a.cost - b.cost)
    .filter(({ document }) => {
      const key = nameOf(document);
      return seen.has(key) ? false : seen.add(key);
    });
  const models = once.slice(0, MOST_REFITTED);
  return { models, untried: once.length - models.length };
}

/** The document's own model is among the usual ones too. */
function nameOf({ effects, model }: AnalysisDocument): string {
  const { pooling, kind, estimator, tau2, weighting } = model;
  return JSON.stringify([effects.measure, effects.params, pooling, kind, estimator, tau2, weighting]);
}

/** Tries the tests that refit a model many times with one model whose estimate fits. */
export function searchResampled(
  pooler: Pooler,
  { document, cost }: Promising,
  published: Published,
): readonly Candidate[] {
  return resampledTests(document.model).flatMap((test) =>
    judge(
      pooler,
      { ...document, model: { ...document.model, test } },
      published,
      cost + testCost(test),
    ).filter(fitsPrint),
  );
}
