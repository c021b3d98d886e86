import { createEvaluator } from "../analysis.ts";
import type { EffectSet, Fit } from "../analysis-types.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { rawCounts } from "../effects/raw-counts.ts";
import { fitModel } from "../models/fit-model.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import type { PoolingInput } from "../models/methods/types.ts";
import type { Issue, Result } from "../result.ts";

/** The effects of a document's settings, or why there are none. */
interface Prepared {
  readonly effects: EffectSet | null;
  readonly issues: readonly Issue[];
}

/** Pools the same data under many settings; effects are computed once for every way to compute them. */
export interface Pooler {
  prepare(document: AnalysisDocument): Prepared;
  /** What a way to pool is given; null where there is nothing to pool. */
  input(document: AnalysisDocument): PoolingInput | null;
  fit(document: AnalysisDocument): Result<Fit>;
}

/** The quickest model: only the effects are wanted. */
const CHEAPEST = {
  ...DEFAULT_MODEL,
  kind: "equal",
  test: "z",
  prediction: "none",
  tau2Interval: "none",
} as const;

/**
 * @param data the document whose table, roles, exclusions and ledger are used throughout, derived columns as columns; the
 *   settings come with each call
 */
export function createPooler(data: AnalysisDocument): Pooler {
  const evaluator = createEvaluator();
  const prepared = new Map<string, Prepared>();
  const counts = new Map<string, PoolingInput["counts"]>();
  const fits = new Map<string, Result<Fit>>();
  const withData = ({ effects, model }: AnalysisDocument): AnalysisDocument => ({
    ...data,
    derived: [],
    filter: null,
    effects,
    model,
  });
  const effectsKey = ({ effects }: AnalysisDocument): string =>
    JSON.stringify({ ...effects, display: null, displayParams: {} });

  function prepare(document: AnalysisDocument): Prepared {
    const key = effectsKey(document);
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const { effects, issues } = evaluator.evaluate({ ...withData(document), model: CHEAPEST });
    const made = { effects, issues };
    prepared.set(key, made);
    return made;
  }

  function countsOf(document: AnalysisDocument, effects: EffectSet): PoolingInput["counts"] {
    const { needsCounts, measures } = poolingMethods.get(document.model.pooling);
    const isCounted = needsCounts && effects.combined === undefined;
    if (!isCounted || measures?.includes(document.effects.measure) !== true) return null;
    const key = effectsKey(document);
    const known = counts.get(key);
    if (known !== undefined) return known;
    const made = rawCounts(withData(document));
    counts.set(key, made);
    return made;
  }

  function input(document: AnalysisDocument): PoolingInput | null {
    const { effects } = prepare(document);
    if (effects === null) return null;
    const raw = countsOf(document, effects);
    return effects.yi.length === 0 && raw === null ? null : { effects, counts: raw };
  }

  function fit(document: AnalysisDocument): Result<Fit> {
    const key = `${effectsKey(document)}${JSON.stringify(document.model)}`;
    const known = fits.get(key);
    if (known !== undefined) return known;
    const given = input(document);
    const made: Result<Fit> =
      given === null ? { ok: false, issues: prepare(document).issues } : fitModel(given, document.model);
    fits.set(key, made);
    return made;
  }

  return { prepare, input, fit };
}
