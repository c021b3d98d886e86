import type { ParamChoice, Params } from "../../registry.ts";
import type { BiasInput } from "../types.ts";

/** A measure of a study's size that effects are regressed on. */
export interface EggerPredictor {
  readonly id: string;
  readonly label: string;
  /** With its article, for sentences. */
  readonly along: string;
  /** Its R expression over the vectors of the audit. */
  readonly r: string;
  /** 1 where it grows as precision falls. */
  readonly smallIs: 1 | -1;
  /** It takes the study's total size, not its variance. */
  readonly fromSize: boolean;
  /** Of the variance, or of the total size. */
  value(from: number): number;
  /** Over the standard error; null where it is not a function of it. */
  readonly overSe: ((se: number) => number) | null;
}

/** metafor's predictors; those that grow as precision falls are 0 for an infinitely precise study. */
const EGGER_PREDICTORS: readonly EggerPredictor[] = [
  {
    id: "sei",
    label: "Standard error",
    along: "the standard error",
    r: "bias_sei",
    smallIs: 1,
    fromSize: false,
    value: (v) => Math.sqrt(v),
    overSe: (se) => se,
  },
  {
    id: "vi",
    label: "Sampling variance",
    along: "the sampling variance",
    r: "bias_vi",
    smallIs: 1,
    fromSize: false,
    value: (v) => v,
    overSe: (se) => se * se,
  },
  {
    id: "ni",
    label: "Total sample size n",
    along: "the total sample size",
    r: "bias_ni",
    smallIs: -1,
    fromSize: true,
    value: (n) => n,
    overSe: null,
  },
  {
    id: "ninv",
    label: "1 / n",
    along: "the inverse of the total sample size",
    r: "1 / bias_ni",
    smallIs: 1,
    fromSize: true,
    value: (n) => 1 / n,
    overSe: null,
  },
  {
    id: "sqrtni",
    label: "√n",
    along: "the root of the total sample size",
    r: "sqrt(bias_ni)",
    smallIs: -1,
    fromSize: true,
    value: (n) => Math.sqrt(n),
    overSe: null,
  },
  {
    id: "sqrtninv",
    label: "1 / √n",
    along: "the inverse root of the total sample size",
    r: "1 / sqrt(bias_ni)",
    smallIs: 1,
    fromSize: true,
    value: (n) => 1 / Math.sqrt(n),
    overSe: null,
  },
];

export const PREDICTOR_CHOICES: readonly ParamChoice[] = EGGER_PREDICTORS.map(({ id, label }) => ({
  value: id,
  label,
}));

export function predictorOf({ predictor }: Params): EggerPredictor {
  return EGGER_PREDICTORS.find(({ id }) => id === predictor) ?? EGGER_PREDICTORS[0]!;
}

/** The studies of a regression on a predictor, with the moderators that are kept in it. */
export interface EggerData {
  readonly places: readonly number[];
  readonly x: readonly number[];
  readonly others: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Studies that know the predictor and, where they are kept, all moderators. */
export function eggerData(input: BiasInput, params: Params): EggerData {
  const predictor = predictorOf(params);
  const { effects, totals, moderators } = input;
  const kept = params.moderators === false ? null : moderators;
  const candidates = kept?.positions ?? effects.yi.map((_, place) => place);
  const from = (place: number): number | null =>
    predictor.fromSize ? (totals[place] ?? null) : (effects.vi[place] ?? null);
  const used = candidates.flatMap((place, row) => {
    const size = from(place);
    return size !== null && size > 0 ? [{ place, row, x: predictor.value(size) }] : [];
  });
  return {
    places: used.map(({ place }) => place),
    x: used.map(({ x }) => x),
    others: (kept?.columns ?? []).map((column, at) => ({
      name: kept?.names[at] ?? "",
      values: used.map(({ row }) => column[row]!),
    })),
  };
}
