import { estimators } from "../estimators/registry.ts";
import { formatLevel, formatShort } from "../format/index.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import { measures } from "../measures/registry.ts";
import { transformations } from "../measures/transformations.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import type { ParamDef, Registry, RegistryRecord } from "../registry.ts";
import type { Difference } from "./settings.ts";

/** A changed setting in words: "estimator: REML \u2192 DerSimonian-Laird". */
export interface SettingWords {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What a setting is called, and how its values read. */
interface Spoken {
  readonly name: string;
  value(value: unknown): string;
}

const NOTHING = "\u2013";

function ofRegistry(name: string, registry: Registry<RegistryRecord>): Spoken {
  return {
    name,
    value: (id) => (typeof id === "string" && registry.has(id) ? registry.get(id).label : NOTHING),
  };
}

function plainly(name: string, value: (value: unknown) => string = plainValue): Spoken {
  return { name, value };
}

function plainValue(value: unknown): string {
  if (value === undefined) return NOTHING;
  if (value === null) return "none";
  if (typeof value === "number") return formatShort(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  return isEmpty(value) ? "none" : "as set";
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

const KINDS: Readonly<Record<string, string>> = {
  random: "random effects",
  equal: "equal effects",
  fixed: "fixed effects",
};

const SUBGROUP_TAU2: Readonly<Record<string, string>> = {
  common: "one for all groups",
  separate: "one for each group",
};

const SPOKEN: Readonly<Record<string, Spoken>> = {
  "effects.measure": ofRegistry("measure", measures),
  "effects.display": ofRegistry("scale shown", transformations),
  "effects.displayParams": plainly("parameters of the scale shown"),
  "effects.artefacts": plainly("correction for artefacts"),
  "effects.aggregate": plainly("effects combined within studies"),
  "effects.imputation": plainly("numbers filled in"),
  "effects.assumptions": plainly("assumptions of conversions"),
  "model.pooling": ofRegistry("way to pool", poolingMethods),
  "model.kind": plainly("model", (kind) => KINDS[String(kind)] ?? NOTHING),
  "model.estimator": ofRegistry("estimator of \u03c4\u00b2", estimators),
  "model.tau2": plainly("\u03c4\u00b2", (given) =>
    given === null || given === undefined ? "estimated" : plainValue(given),
  ),
  "model.weighting": plainly("weights"),
  "model.test": ofRegistry("test and interval", coefficientTests),
  "model.level": plainly("confidence level", (level) =>
    typeof level === "number" ? formatLevel(level) : NOTHING,
  ),
  "model.tau2Interval": ofRegistry("interval for \u03c4\u00b2", tau2Intervals),
  "model.i2": plainly("I\u00b2", (from) => (from === "Q" ? "from Q" : "from \u03c4\u00b2")),
  "model.prediction": ofRegistry("prediction interval", predictionIntervals),
  "model.seed": plainly("seed"),
  "model.samples": plainly("samples drawn"),
  "moderators.subgroups.tau2": plainly(
    "\u03c4\u00b2 of subgroups",
    (tau2) => SUBGROUP_TAU2[String(tau2)] ?? NOTHING,
  ),
};

function ofParam(key: string, def: ParamDef | undefined): Spoken {
  if (def === undefined) return plainly(key);
  const name = def.label.slice(0, 1).toLowerCase() + def.label.slice(1);
  if (def.type !== "choice") return plainly(name);
  const labels = new Map(def.choices.map(({ value, label }) => [value, label]));
  return plainly(name, (value) => labels.get(String(value)) ?? plainValue(value));
}

/** Definitions of the parameters a path may speak of. */
function defsOf(path: string, measure: string, pooling: string): readonly ParamDef[] {
  return path.startsWith("effects.") ? measures.get(measure).params : poolingMethods.get(pooling).params;
}

/**
 * A differing setting in words, values by the labels of their records.
 * @param context the measure and the way to pool whose parameters a path may name
 */
export function settingWords(
  { path, from, to }: Difference,
  context: { readonly measure: string; readonly pooling: string },
): SettingWords {
  const key = path.slice(path.lastIndexOf(".") + 1);
  const spoken =
    SPOKEN[path] ??
    ofParam(
      key,
      defsOf(path, context.measure, context.pooling).find((def) => def.key === key),
    );
  return { name: spoken.name, from: spoken.value(from), to: spoken.value(to) };
}
