import {
  estimators,
  type ModelKind,
  type ModelSpec,
  type PoolingMethod,
  parseTypedNumber,
  poolingMethods,
} from "@treeline/engine";
import { type Arguments, type Command, UsageError } from "./command.ts";

const KINDS: readonly ModelKind[] = [...new Set(poolingMethods.records.flatMap(({ kinds }) => kinds))];

/** Takes a given tau2 back: it is estimated. */
const NONE = "none";

/** Options of the model itself: which effects it has, how tau2 is had, and at which level intervals are. */
export const FIT_OPTIONS: Command["options"] = {
  kind: { type: "string", value: KINDS.join("|"), help: "random effects, or one that is the same for all" },
  estimator: { type: "string", value: estimators.ids.join("|"), help: "estimator of tau2" },
  tau2: {
    type: "string",
    value: "<number>|none",
    help: "a tau2 of your own instead of an estimate, on the squared scale of the analysis; none = estimate it",
  },
  i2: { type: "string", value: "tau2|Q", help: "I2 from tau2 or from Q" },
  level: { type: "string", value: "<proportion>", help: "level of the intervals: 0.9, or 90 for percent" },
};

/**
 * The choices of the model given on the command line.
 * @param spec the model they are made for
 * @throws UsageError when one is not known, or does not go with the way to pool or the kind of model
 */
export function fitChoices(spec: ModelSpec, method: PoolingMethod, args: Arguments): Partial<ModelSpec> {
  const kind = kindOf(args, method);
  const effective = kind ?? spec.kind;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...estimatorOf(args, method, effective),
    ...tau2Of(args, method, effective),
    ...i2Of(args),
    ...levelOf(args),
  };
}

function kindOf(args: Arguments, { kinds, label }: PoolingMethod): ModelKind | undefined {
  const told = args.text("kind");
  if (told === undefined) return undefined;
  const kind = KINDS.find((known) => known === told);
  if (kind === undefined) throw unknown("kind", told, KINDS);
  if (kinds.includes(kind)) return kind;
  throw new UsageError(`--kind ${kind} does not go with ${label}; there are ${kinds.join(", ")}.`);
}

/** Refuses what only a model with an estimated tau2 has. */
function needRandom(option: string, { estimators: has, label }: PoolingMethod, kind: ModelKind): void {
  if (!has) throw new UsageError(`--${option} does not go with ${label}, which takes no tau2 of this kind.`);
  if (kind !== "random") throw new UsageError(`--${option} needs random effects; add --kind random.`);
}

function estimatorOf(args: Arguments, method: PoolingMethod, kind: ModelKind): Partial<ModelSpec> {
  const estimator = args.text("estimator");
  if (estimator === undefined) return {};
  if (!estimators.has(estimator)) throw unknown("estimator", estimator, estimators.ids);
  needRandom("estimator", method, kind);
  return { estimator };
}

function tau2Of(args: Arguments, method: PoolingMethod, kind: ModelKind): Partial<ModelSpec> {
  const text = args.text("tau2");
  if (text === undefined) return {};
  if (text === NONE) return { tau2: null };
  const tau2 = parseTypedNumber(text);
  if (typeof tau2 !== "number" || tau2 < 0) {
    throw new UsageError(`--tau2 ${text}: a number from 0 up, or none, is needed.`);
  }
  needRandom("tau2", method, kind);
  return { tau2 };
}

function i2Of(args: Arguments): Partial<ModelSpec> {
  const i2 = args.text("i2");
  if (i2 === undefined) return {};
  if (i2 === "tau2" || i2 === "Q") return { i2 };
  throw unknown("i2", i2, ["tau2", "Q"]);
}

function levelOf(args: Arguments): Partial<ModelSpec> {
  const text = args.text("level");
  if (text === undefined) return {};
  const typed = parseTypedNumber(text.replace(/\s*%$/u, ""));
  const isPercent = typeof typed === "number" && typed > 1;
  const level = isPercent ? Number((typed / 100).toPrecision(15)) : typed;
  if (typeof level === "number" && level > 0 && level < 1) return { level };
  throw new UsageError(`--level ${text}: a proportion such as 0.95, or a percentage such as 95, is needed.`);
}

function unknown(option: string, id: string, ids: readonly string[]): UsageError {
  return new UsageError(`--${option} ${id} is not known; there are ${ids.join(", ")}.`);
}
