import type { EffectSet, Fit } from "../analysis-types.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { ModelSpec } from "../document/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { notDefined } from "../inference/not-defined.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import { measures } from "../measures/registry.ts";
import { type Params, type Registry, type RegistryRecord, withDefaults } from "../registry.ts";
import { fail, type Issue, issue, ok, type Repair, type Result } from "../result.ts";
import { beyondThreshold } from "./beyond-threshold.ts";
import { equivalenceOf } from "./equivalence.ts";
import { poolingMethods } from "./methods/registry.ts";
import type { Choices, PoolingInput, PoolingMethod } from "./methods/types.ts";

export function allows(choices: Choices, id: string): boolean {
  return choices === "all" || choices.includes(id);
}

/** Labels of the records a method allows, for a sentence. */
function named(registry: Registry<RegistryRecord>, choices: Choices): string {
  const ids = choices === "all" ? registry.ids : choices;
  return ids.map((id) => registry.get(id).label).join(", ");
}

function unusable(field: string, message: string, hint: string): Issue {
  return issue("pooling-choice-not-usable", "error", `${message} Nothing is fitted.`, hint, { field });
}

/** The way out that goes with every measure, as a change of the model. */
function byInverseVariance(spec: ModelSpec): Repair {
  const { pooling, poolingParams, kind, weighting, test, tau2Interval, prediction } = withPooling(spec, "IV");
  return {
    label: "Pool by inverse variance",
    change: {
      kind: "model",
      model: { pooling, poolingParams, kind, weighting, test, tau2Interval, prediction },
    },
    record: "",
  };
}

/** Choices that the way to pool cannot go with; empty = none. */
function choiceIssues({ measure }: EffectSet, spec: ModelSpec, method: PoolingMethod): Issue[] {
  const found: Issue[] = [];
  if (method.measures !== null && !method.measures.includes(measure)) {
    found.push(
      unusable(
        "model.pooling",
        `${method.label} cannot pool the measure ${measures.get(measure).label}: it needs ${named(measures, method.measures)}.`,
        "Choose one of these measures, or pool by inverse variance.",
      ),
    );
  }
  if (!method.kinds.includes(spec.kind)) {
    found.push(
      unusable(
        "model.kind",
        `${method.label} has no ${spec.kind}-effects model.`,
        `Choose ${method.kinds.join(" or ")} effects, or pool by inverse variance.`,
      ),
    );
  }
  if (!allows(method.tests, spec.test)) {
    found.push(
      unusable(
        "model.test",
        `${method.label} has no test “${coefficientTests.get(spec.test).label}”.`,
        `Choose ${named(coefficientTests, method.tests)}, or pool by inverse variance.`,
      ),
    );
  }
  if (!method.weightings && spec.weighting !== "inverse-variance") {
    found.push(
      unusable(
        "model.weighting",
        `${method.label} has weights of its own.`,
        "Choose inverse-variance weights, or pool by inverse variance.",
      ),
    );
  }
  return found;
}

/** What is asked for and left out, because the way to pool does not have it. */
function leftOutIssues(spec: ModelSpec, method: PoolingMethod): Issue[] {
  if (spec.kind !== "random") return [];
  const reason = (what: string): string => `${method.label} has no ${what}.`;
  const found: Issue[] = [];
  if (!allows(method.tau2Intervals, spec.tau2Interval)) {
    found.push(
      ...notDefined(
        "model.tau2Interval",
        reason(`interval “${tau2Intervals.get(spec.tau2Interval).label}”`),
        `Choose ${named(tau2Intervals, method.tau2Intervals)}.`,
      ),
    );
  }
  if (!allows(method.predictions, spec.prediction)) {
    found.push(
      ...notDefined(
        "model.prediction",
        reason(`prediction interval “${predictionIntervals.get(spec.prediction).label}”`),
        `Choose ${named(predictionIntervals, method.predictions)}.`,
      ),
    );
  }
  return found;
}

/**
 * Pools studies in the way a specification asks for.
 * @param input the effects, and the counts behind them where the method needs them
 * @param spec the model; its ids exist in their registries
 * @returns the fit, or the issues that prevent it
 * @throws RangeError for unknown ids, or a level that is no proportion
 */
export function fitModel(input: PoolingInput, spec: ModelSpec): Result<Fit> {
  const method = poolingMethods.get(spec.pooling);
  const blocking = choiceIssues(input.effects, spec, method);
  if (blocking.length > 0) {
    const repairs = [byInverseVariance(spec)];
    return fail(...blocking.map((found) => ({ ...found, repairs })));
  }
  const leftOut = leftOutIssues(spec, method);
  const usable: ModelSpec = {
    ...spec,
    tau2Interval: allows(method.tau2Intervals, spec.tau2Interval) ? spec.tau2Interval : "none",
    prediction: allows(method.predictions, spec.prediction) ? spec.prediction : "none",
  };
  const result = method.fit(input, usable);
  if (!result.ok) return fail(...leftOut, ...result.issues);
  const fit: Fit = { ...result.value, spec };
  const beyond = beyondThreshold(fit, spec.threshold ?? measures.get(input.effects.measure).nullValue);
  const equivalence = equivalenceOf(fit);
  return ok(
    {
      ...fit,
      ...(beyond.value === null ? {} : { beyond: beyond.value }),
      ...(equivalence.value === null ? {} : { equivalence: equivalence.value }),
    },
    [...leftOut, ...result.issues, ...beyond.issues, ...equivalence.issues],
  );
}

/**
 * A specification that goes with a way to pool: what it does not have is replaced by what it has, and what the way before had
 * forced goes back to its default.
 */
export function withPooling(spec: ModelSpec, id: string): ModelSpec {
  const before = poolingMethods.get(spec.pooling);
  const method = poolingMethods.get(id);
  const chosen = (choices: (of: PoolingMethod) => Choices, now: string, usual: string): string => {
    const had = choices(before);
    const has = choices(method);
    if (had !== "all" && had.length < 2 && !allows(had, usual) && allows(has, usual)) return usual;
    return allows(has, now) || has === "all" ? now : (has[0] ?? now);
  };
  const isNew = id !== spec.pooling;
  const wasForced = before.startKind !== undefined || !before.kinds.includes(DEFAULT_MODEL.kind);
  const forced = isNew && wasForced && method.kinds.includes(DEFAULT_MODEL.kind);
  const kind =
    isNew && method.startKind !== undefined ? method.startKind : forced ? DEFAULT_MODEL.kind : spec.kind;
  return {
    ...spec,
    pooling: id,
    poolingParams: isNew ? withStart(method, {}) : spec.poolingParams,
    kind: method.kinds.includes(kind) ? kind : (method.kinds[0] ?? kind),
    // A tau2 that no field shows could not be taken back.
    tau2: method.estimators ? spec.tau2 : null,
    weighting: method.weightings ? spec.weighting : "inverse-variance",
    test: chosen(({ tests }) => tests, spec.test, DEFAULT_MODEL.test),
    tau2Interval: chosen(({ tau2Intervals: ids }) => ids, spec.tau2Interval, DEFAULT_MODEL.tau2Interval),
    prediction: chosen(({ predictions }) => predictions, spec.prediction, DEFAULT_MODEL.prediction),
  };
}

/** Parameters with what the method starts from under them, where it says so. */
function withStart({ start, params }: PoolingMethod, given: Params): Params {
  if (start === undefined) return given;
  const value = start.values[String(withDefaults(params, given)[start.by])];
  return value === undefined ? given : { ...given, [start.key]: value };
}

/** A specification with other parameters of its way to pool; what starts from another parameter follows that one until it is set. */
export function withPoolingParams(spec: ModelSpec, params: Params): ModelSpec {
  const method = poolingMethods.get(spec.pooling);
  const { start } = method;
  const followed =
    start !== undefined &&
    params[start.by] !== spec.poolingParams[start.by] &&
    spec.poolingParams[start.key] === withStart(method, spec.poolingParams)[start.key];
  return { ...spec, poolingParams: followed ? withStart(method, params) : params };
}
