import { formatLevel, formatPercent } from "../../format/index.ts";
import { cell, type Reading, type ToldTable } from "../../format/told.ts";
import { createRandom, mixedSeed } from "../../numeric/random.ts";
import type { Params } from "../../registry.ts";
import { fail, ok } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, BiasPlan, LongBiasMethod } from "../types.ts";
import { noMixture, Z_ASSUMPTION, Z_CAUTION } from "./z-curve.ts";
import { fitZ, lackOfZCurve, significantRows, Z_PARAMS, type ZFit, type ZModel, zModel } from "./z-model.ts";
import { fileDrawer, soricFdr, type ZRates } from "./z-rates.ts";
import { observedRate, ranWords, weightsTable, zHistogram, zNumbers, zSentences } from "./z-words.ts";

/** Widening of both ends, which makes the intervals cover as often as they say. */
const ERR_WIDENING = 0.03;
const EDR_WIDENING = 0.05;

const TELL_EVERY = 20;
const DEFAULT_SAMPLES = 1000;

/** Told apart from other uses of the document's seed. */
const STREAM = 0x7a63;

/** The rates of some bootstrap samples; null where a sample had nothing to fit. */
export type BootstrapPart = readonly (readonly [err: number, edr: number] | null)[];

/** The ends of an interval. */
interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** The rates of one sample of all studies, drawn with random numbers of its own. */
function sampleRates(
  model: ZModel,
  seed: number,
  sample: number,
  start: Float64Array,
): BootstrapPart[number] {
  const random = createRandom(mixedSeed(seed, STREAM, sample));
  const placeOf = new Map(model.fitted.map((study, place) => [study, place]));
  const counts = new Float64Array(model.fitted.length);
  const k = model.absZ.length;
  let [fitted, beyond] = [0, 0];
  for (let draw = 0; draw < k; draw++) {
    const study = Math.min(k - 1, Math.floor(random.uniform() * k));
    const place = placeOf.get(study);
    if (place !== undefined) {
      counts[place]! += 1;
      fitted += 1;
    } else if (model.absZ[study]! > model.upper) {
      beyond += 1;
    }
  }
  if (fitted === 0) return null;
  const { mixture, err, edr } = fitZ(model, counts, beyond, start);
  return mixture.converged ? [err, edr] : null;
}

/** R's default quantile. R: `quantile(x, p)` */
function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const [first, second] = [sorted[below]!, sorted[Math.min(sorted.length - 1, below + 1)]!];
  return first + (at - below) * (second - first);
}

function endsOf(values: readonly number[], level: number, widening: number, floor: number): Ends {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    lower: Math.max(floor, quantile(sorted, (1 - level) / 2) - widening),
    upper: Math.min(1, quantile(sorted, (1 + level) / 2) + widening),
  };
}

function intervalTable(fit: ZRates, err: Ends, edr: Ends, alpha: number): ToldTable {
  const row = (
    name: string,
    value: number,
    { lower, upper }: Ends,
    as: Reading = "chance",
  ): ToldTable["rows"][number] => [name, cell(value, as), cell(lower, as), cell(upper, as)];
  const over = (f: (rate: number) => number): Ends => ({ lower: f(edr.upper), upper: f(edr.lower) });
  return {
    id: "z-curve-intervals",
    title: "Rates of the z-curve",
    head: ["Rate", "Estimate", "Lower", "Upper"],
    rows: [
      row("ERR", fit.err, err),
      row("EDR", fit.edr, edr),
      row("File drawer ratio", fileDrawer(fit.edr), over(fileDrawer), "two"),
      row(
        "Sori\u0107 FDR",
        soricFdr(fit.edr, alpha),
        over((rate) => soricFdr(rate, alpha)),
      ),
    ],
  };
}

function combined(
  input: BiasInput,
  params: Params,
  model: ZModel,
  fit: ZFit,
  parts: readonly BootstrapPart[],
): ReturnType<BiasPlan["combine"]> {
  const { level, seed } = input.model;
  const all = parts.flat();
  const rates = all.flatMap((one) => (one === null ? [] : [one]));
  if (rates.length < all.length / 2) return fail(noMixture());
  const err = endsOf(
    rates.map(([own]) => own),
    level,
    ERR_WIDENING,
    input.alpha,
  );
  const raw = endsOf(
    rates.map(([, own]) => own),
    level,
    EDR_WIDENING,
    input.alpha,
  );
  // Power cannot be higher before selection than after it.
  const edr = { lower: Math.min(raw.lower, err.upper), upper: Math.min(raw.upper, err.upper) };
  const observed = observedRate(model);
  const yes = observed > edr.upper;
  const percent = (value: number): string => formatPercent(100 * value, 0);
  const range = ({ lower, upper }: Ends): string =>
    `${formatLevel(level)} CI ${percent(lower)} to ${percent(upper)}`;
  return ok(
    biasOutcome(input, params, {
      method: "z-curve-bootstrap",
      ran: `${ranWords(input, model)}, with ${rates.length} bootstrap samples of all studies (percentile intervals, ERR widened by 0.03 and EDR by 0.05 on either side; seed ${seed})`,
      rowIds: significantRows(input),
      numbers: [
        ...zNumbers(input, model, fit),
        { key: "err-lower", label: "ERR, lower limit", value: err.lower, as: "chance" },
        { key: "err-upper", label: "ERR, upper limit", value: err.upper, as: "chance" },
        { key: "edr-lower", label: "EDR, lower limit", value: edr.lower, as: "chance" },
        { key: "edr-upper", label: "EDR, upper limit", value: edr.upper, as: "chance" },
        { key: "samples", label: "bootstrap samples", value: rates.length, as: "count" },
      ],
      tables: [intervalTable(fit, err, edr, input.alpha), weightsTable(model, fit)],
      marks: { histogram: zHistogram(model, fit) },
      rejects: { yes, level: 1 - level },
      sentences: [
        ...zSentences(model, fit),
        `ERR: ${range(err)}; EDR: ${range(edr)}.`,
        yes
          ? `More of the studies at hand are significant (${percent(observed)}) than the interval of the EDR allows: a sign of selection for significance.`
          : `The share of significant studies at hand (${percent(observed)}) does not lie above the interval of the EDR; that does not rule selection out.`,
      ],
    }),
  );
}

/**
 * Bootstrap intervals of z-curve: studies are drawn with replacement, the curve is fitted to each sample, and the percentiles of ERR
 * and EDR are widened by 3 and 5 percentage points, with which they cover as they should.
 * Source: Bartos & Schimmack (2022), doi:10.15626/MP.2021.2720. R: `summary(zcurve::zcurve(z, bootstrap = 1000), all = TRUE)`
 */
export const zCurveBootstrap: LongBiasMethod<BootstrapPart> = {
  id: "z-curve-bootstrap",
  label: "z-curve with intervals",
  family: "p-values",
  summary: "z-curve with bootstrap intervals of its rates.",
  reference: "Barto\u0161 & Schimmack (2022), doi:10.15626/MP.2021.2720",
  assumption: Z_ASSUMPTION,
  caution: Z_CAUTION,
  usual: false,
  units: "bootstrap samples",
  params: [
    ...Z_PARAMS,
    {
      key: "samples",
      label: "Bootstrap samples",
      help: "How many samples of the studies are drawn; the program of the authors draws 1000.",
      type: "number",
      default: DEFAULT_SAMPLES,
      min: 100,
      max: 20_000,
    },
  ],
  lack: lackOfZCurve,
  plan(input, params) {
    const model = zModel(input, params);
    const fit = fitZ(model, new Float64Array(model.fitted.length).fill(1), model.beyond);
    if (!fit.mixture.converged) return fail(noMixture());
    const samples = params.samples;
    return ok({
      total: typeof samples === "number" ? Math.round(samples) : DEFAULT_SAMPLES,
      run(from, to, tell = () => undefined) {
        const part: BootstrapPart[number][] = [];
        for (let sample = from; sample < to; sample++) {
          part.push(sampleRates(model, input.model.seed, sample, fit.mixture.weights));
          if (part.length % TELL_EVERY === 0) tell(part.length);
        }
        return part;
      },
      combine: (parts) => combined(input, params, model, fit, parts),
    });
  },
};
