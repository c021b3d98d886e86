import {
  type AnalysisDocument,
  allows,
  coefficientTests,
  type ModelSpec,
  measures,
  type ParamDef,
  type ParamValue,
  type PoolingMethod,
  paramProblem,
  parseTypedNumber,
  poolingMethods,
  predictionIntervals,
  type Registry,
  type RegistryRecord,
  runAnalysis,
  type ShownTransformation,
  studyIntervals,
  tau2Intervals,
  typedTransformation,
  withPooling,
  withPoolingParams,
} from "@treeline/engine";
import { BESIDE_OPTIONS, besideChoices } from "./beside-options.ts";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { FIT_OPTIONS, fitChoices } from "./fit-options.ts";
import { NUMBER_NEEDED_OPTIONS, numberNeededChoices } from "./number-needed-options.ts";
import { PRIOR_OPTIONS, priorChoices } from "./prior-options.ts";

/** Takes a choice of the document back. */
const NONE = "none";

/** Options by which the model is chosen, for commands that make or evaluate an analysis. */
export const MODEL_OPTIONS: Command["options"] = {
  pooling: { type: "string", value: poolingMethods.ids.join("|"), help: "how to pool" },
  "pooling-param": {
    type: "string",
    value: "<key=value>",
    help: "a choice of the way to pool, such as model=UM.RS of GLMM; may be repeated",
    repeatable: true,
  },
  "effect-param": {
    type: "string",
    value: "<key=value>",
    help: "a choice of the effect measure, such as vtype=RM or factor=approximate of SMD; may be repeated",
    repeatable: true,
  },
  ...FIT_OPTIONS,
  test: { type: "string", value: coefficientTests.ids.join("|"), help: "test and interval of the mean" },
  "tau2-interval": { type: "string", value: tau2Intervals.ids.join("|"), help: "interval for tau2" },
  prediction: { type: "string", value: predictionIntervals.ids.join("|"), help: "prediction interval" },
  threshold: {
    type: "string",
    value: "<effect>|none",
    help: "a true effect worth telling, on the scale shown (0.8 for a risk ratio): how probable is one beyond it",
  },
  equivalence: {
    type: "string",
    value: "<lower,upper>|none",
    help: "margin of an equivalence test of the mean, on the scale shown (-0.2,0.2)",
  },
  ...BESIDE_OPTIONS,
  ...NUMBER_NEEDED_OPTIONS,
  ...PRIOR_OPTIONS,
  "study-intervals": {
    type: "string",
    value: `${studyIntervals.ids.join("|")}|none`,
    help: "intervals of single studies for proportions and rates, instead of from the variance",
  },
  seed: { type: "string", value: "<number>", help: "seed of methods that draw at random" },
  samples: { type: "string", value: "<number>", help: "how many samples such methods draw" },
};

/**
 * The document with the choices given on the command line; those not given stay the document's own, as far as they go with
 * the way to pool.
 * @throws UsageError when a choice is not known, or cannot be used with the measure or the way to pool
 */
export function withModel(given: AnalysisDocument, args: Arguments): AnalysisDocument {
  const document = withEffectParams(given, args);
  const pooled = withPoolingOptions(document, args);
  const method = poolingMethods.get(pooled.pooling);
  const { studyIntervals: own, ...rest } = pooled;
  const beside = besideChoices(args);
  const chosen: ModelSpec = {
    ...rest,
    ...(beside === undefined ? {} : { beside }),
    ...(own === undefined || args.text("study-intervals") === NONE ? {} : { studyIntervals: own }),
    ...fitChoices(pooled, method, args),
    ...choice(args, "test", "test", coefficientTests, method),
    ...choice(args, "tau2-interval", "tau2Interval", tau2Intervals, method),
    ...choice(args, "prediction", "prediction", predictionIntervals, method),
    ...studyIntervalOption(document, args),
    ...numberNeededChoices(pooled, args),
    ...priorChoices(pooled, args),
    ...whole(args, "seed", 0, 4_294_967_295),
    ...whole(args, "samples", 100, 100_000),
  };
  return withEffects({ ...document, model: chosen }, args);
}

function withEffectParams(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const { effects } = document;
  const measure = measures.get(effects.measure);
  const given = args.texts("effect-param").map((text) => paramOf("effect-param", measure, text));
  if (given.length === 0) return document;
  return {
    ...document,
    effects: { ...effects, params: { ...effects.params, ...Object.fromEntries(given) } },
  };
}

function withPoolingOptions({ model, effects }: AnalysisDocument, args: Arguments): ModelSpec {
  const id = args.text("pooling");
  if (id !== undefined && !poolingMethods.has(id)) throw unknown("pooling", id, poolingMethods);
  const spec = id === undefined ? model : withPooling(model, id);
  const method = poolingMethods.get(spec.pooling);
  if (id !== undefined && method.measures?.includes(effects.measure) === false) {
    throw new UsageError(
      `--pooling ${id} cannot pool the measure ${measures.get(effects.measure).label}; it pools ${method.measures.join(", ")}.`,
    );
  }
  const given = args.texts("pooling-param").map((text) => paramOf("pooling-param", method, text));
  return given.length === 0
    ? spec
    : withPoolingParams(spec, { ...spec.poolingParams, ...Object.fromEntries(given) });
}

/**
 * One choice of a record as it was typed, checked.
 * @throws UsageError when the record has no such choice, or not this value of it
 */
export function paramOf(
  option: string,
  { params, label }: Pick<PoolingMethod, "params" | "label">,
  text: string,
): [string, ParamValue] {
  const cut = text.indexOf("=");
  if (cut < 0) throw new UsageError(`--${option} ${text}: write key=value, as in ${exampleOf(params)}.`);
  const [key, typed] = [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
  const def = params.find((known) => known.key === key);
  if (def === undefined) {
    const known = params.length === 0 ? "none" : params.map((param) => param.key).join(", ");
    throw new UsageError(`--${option} ${text}: ${label} has no choice "${key}"; there are ${known}.`);
  }
  const value = paramValue(def, typed);
  const problem = paramProblem(def, value);
  if (problem !== null) throw new UsageError(`--${option} ${text}: "${typed}" ${problem}.`);
  return [key, value];
}

/** A choice of the record, as it would be typed. */
function exampleOf(params: readonly ParamDef[]): string {
  const [first] = params;
  return first === undefined ? "vtype=UB" : `${first.key}=${String(first.default)}`;
}

function paramValue({ type }: ParamDef, typed: string): ParamValue {
  if (type === "boolean" && (typed === "true" || typed === "false")) return typed === "true";
  if (type === "numbers") return numbersOf(typed) ?? typed;
  const number = parseTypedNumber(typed);
  return type === "number" && typeof number === "number" ? number : typed;
}

/** "0.025,0.5" */
function numbersOf(typed: string): readonly number[] | null {
  const numbers = typed.split(",").map((part) => parseTypedNumber(part));
  return numbers.every((one) => typeof one === "number") ? numbers : null;
}

function unknown(option: string, id: string, { ids }: Registry<RegistryRecord>): UsageError {
  return new UsageError(`--${option} ${id} is not known; there are ${ids.join(", ")}.`);
}

const CHOICES = {
  test: "tests",
  tau2Interval: "tau2Intervals",
  prediction: "predictions",
} as const;

function choice(
  args: Arguments,
  option: string,
  key: keyof typeof CHOICES,
  registry: Registry<RegistryRecord>,
  method: PoolingMethod,
): Partial<ModelSpec> {
  const id = args.text(option);
  if (id === undefined) return {};
  if (!registry.has(id)) throw unknown(option, id, registry);
  const allowed = method[CHOICES[key]];
  if (!allows(allowed, id)) {
    const known = allowed === "all" || allowed.length === 0 ? "none" : allowed.join(", ");
    throw new UsageError(`--${option} ${id} does not go with ${method.label}; there are ${known}.`);
  }
  return { [key]: id };
}

function studyIntervalOption({ effects }: AnalysisDocument, args: Arguments): Partial<ModelSpec> {
  const id = args.text("study-intervals");
  if (id === undefined || id === NONE) return {};
  if (!studyIntervals.has(id)) throw unknown("study-intervals", id, studyIntervals);
  const kind = measures.get(effects.measure).oneGroup?.of;
  if (studyIntervals.get(id).of !== kind) {
    const offered = studyIntervals.records.filter(({ of }) => of === kind).map((record) => record.id);
    throw new UsageError(
      `--study-intervals ${id} does not go with the measure ${effects.measure}; there are ${offered.length === 0 ? "none" : offered.join(", ")}.`,
    );
  }
  return { studyIntervals: id };
}

function whole(args: Arguments, key: "seed" | "samples", least: number, most: number): Partial<ModelSpec> {
  const text = args.text(key);
  if (text === undefined) return {};
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new UsageError(`--${key} ${text}: a whole number from ${least} to ${most} is needed.`);
  }
  return { [key]: value };
}

/** Effects are typed on the scale that is shown, which may depend on the data: without any, they are not read. */
function withEffects(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const [threshold, margin] = [args.text("threshold"), args.text("equivalence")];
  if (threshold === undefined && margin === undefined) return document;
  const scale = typedTransformation(document.effects, runAnalysis(document));
  return {
    ...document,
    model: {
      ...document.model,
      ...(threshold === undefined ? {} : { threshold: thresholdOf(threshold, scale) }),
      ...(margin === undefined ? {} : { equivalence: marginOf(margin, scale) }),
    },
  };
}

function thresholdOf(text: string, scale: ShownTransformation): number | null {
  return text === NONE ? null : effectOf("threshold", text, text, scale);
}

function marginOf(text: string, scale: ShownTransformation): readonly [number, number] | null {
  if (text === NONE) return null;
  const parts = text.split(",");
  if (parts.length !== 2) {
    throw new UsageError(`--equivalence ${text}: write lower,upper with decimal points, such as 0.8,1.25.`);
  }
  const ends = parts.map((part) => effectOf("equivalence", text, part, scale));
  const [low, high] = scale.reverses ? [ends[1]!, ends[0]!] : [ends[0]!, ends[1]!];
  if (!(low < high)) throw new UsageError(`--equivalence ${text}: the margin must begin below its end.`);
  return [low, high];
}

function effectOf(option: string, text: string, part: string, scale: ShownTransformation): number {
  const typed = parseTypedNumber(part);
  if (typeof typed !== "number") throw new UsageError(`--${option} ${text}: "${part}" is not a number.`);
  const value = scale.inverse(typed);
  if (Number.isFinite(value)) return value + 0;
  throw new UsageError(`--${option} ${text}: the scale shown (${scale.label}) does not reach ${part}.`);
}
