import { structures } from "../aggregate/structures/registry.ts";
import { artefactCorrections } from "../artefacts/registry.ts";
import { tauPriors } from "../bayes/registry.ts";
import { biasMethods } from "../bias/registry.ts";
import { conversions } from "../conversions/registry.ts";
import { randomStructures } from "../dependence/structures/registry.ts";
import { codings, shapes } from "../design/index.ts";
import { estimators } from "../estimators/registry.ts";
import { guards as guardRegistry } from "../guards/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import { measures } from "../measures/registry.ts";
import { displayParamDefs } from "../measures/transformations/per-events.ts";
import { transformations } from "../measures/transformations.ts";
import { validateParams } from "../measures/validate-params.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { FURTHER_PARAMS } from "../moderation/further-params.ts";
import type { Params, Registry, RegistryRecord } from "../registry.ts";
import { type Issue, issue } from "../result.ts";
import { robTools } from "../risk-of-bias/registry.ts";
import { studyIntervals } from "../study-intervals/registry.ts";
import type { AnalysisDocument, ArtefactSpec, BayesSpec, BiasSpec, ModeratorsSpec } from "./types.ts";

/** Ids that no registry has, and parameters the measure does not take: with any of them nothing could be evaluated. */
export function checkIds(document: AnalysisDocument): Issue[] {
  const { effects, model, moderators, bias, riskOfBias, ledger, guards } = document;
  const issues = [
    ...checkId("effects.measure", "effect measure", effects.measure, measures),
    ...checkId("model.estimator", "estimator of τ²", model.estimator, estimators),
    ...checkId("model.test", "test", model.test, coefficientTests),
    ...checkId("model.tau2Interval", "interval for τ²", model.tau2Interval, tau2Intervals),
    ...checkId("model.prediction", "prediction interval", model.prediction, predictionIntervals),
    ...checkId("model.pooling", "way to pool", model.pooling, poolingMethods),
  ];
  for (const [place, { estimator, test }] of (model.beside ?? []).entries()) {
    const field = `model.beside.${place}`;
    issues.push(...checkId(`${field}.estimator`, "estimator of τ²", estimator, estimators));
    issues.push(...checkId(`${field}.test`, "test", test, coefficientTests));
  }
  if (model.studyIntervals !== undefined) {
    issues.push(
      ...checkId("model.studyIntervals", "interval of studies", model.studyIntervals, studyIntervals),
    );
  }
  if (effects.artefacts !== null) issues.push(...checkArtefacts(effects.artefacts));
  if (effects.aggregate !== null) {
    const { structure } = effects.aggregate;
    issues.push(
      ...checkId("effects.aggregate.structure", "structure of correlations", structure, structures),
    );
  }
  if (document.dependence !== undefined) {
    const { structure, random } = document.dependence;
    issues.push(...checkId("dependence.random", "structure of random effects", random, randomStructures));
    issues.push(...checkId("dependence.structure", "structure of correlations", structure, structures));
  }
  if (poolingMethods.has(model.pooling)) {
    const { params } = poolingMethods.get(model.pooling);
    issues.push(...validateParams(params, model.poolingParams, "model.poolingParams"));
  }
  if (model.bayes !== undefined) issues.push(...checkBayes(model.bayes));
  if (effects.display !== null) {
    issues.push(...checkId("effects.display", "scale for display", effects.display, transformations));
  }
  if (measures.has(effects.measure)) {
    issues.push(...validateParams(measures.get(effects.measure).params, effects.params, "effects.params"));
  }
  const display =
    effects.display ?? (measures.has(effects.measure) ? measures.get(effects.measure).display : "");
  if (transformations.has(display)) {
    const params = displayParamDefs(effects.measure, transformations.get(display));
    issues.push(...validateParams(params, effects.displayParams, "effects.displayParams"));
  }
  issues.push(...checkAssumptions(effects.assumptions, "effects.assumptions"));
  if (moderators !== undefined) issues.push(...checkModerators(moderators));
  if (bias !== undefined) issues.push(...checkBias(bias));
  if (riskOfBias !== undefined) {
    issues.push(...checkId("riskOfBias.tool", "tool for the risk of bias", riskOfBias.tool, robTools));
  }
  for (const [rowId, { route, params }] of Object.entries(ledger)) {
    const field = `ledger.${rowId}`;
    for (const id of route ?? []) issues.push(...checkId(`${field}.route`, "conversion", id, conversions));
    issues.push(...checkAssumptions(params, `${field}.params`));
  }
  for (const [id, { params }] of Object.entries(guards)) {
    const field = `guards.${id}`;
    issues.push(...checkId(field, "guard", id, guardRegistry));
    if (guardRegistry.has(id))
      issues.push(...validateParams(guardRegistry.get(id).params, params, `${field}.params`));
  }
  return issues;
}

function checkArtefacts({ correction, params }: ArtefactSpec): Issue[] {
  const unknown = checkId(
    "effects.artefacts.correction",
    "correction for artefacts",
    correction,
    artefactCorrections,
  );
  return unknown.length > 0
    ? unknown
    : validateParams(artefactCorrections.get(correction).params, params, "effects.artefacts.params");
}

function checkBayes({ prior, params }: BayesSpec): Issue[] {
  const unknown = checkId("model.bayes.prior", "prior of τ", prior, tauPriors);
  return unknown.length > 0
    ? unknown
    : validateParams(tauPriors.get(prior).params, params, "model.bayes.params");
}

function checkModerators(spec: ModeratorsSpec): Issue[] {
  return [...checkVariables(spec), ...Object.entries(spec.further ?? {}).flatMap(checkFurther)];
}

/** Methods of the audit that are switched on or off, and their choices. */
function checkBias({ methods, params }: BiasSpec): Issue[] {
  const what = "method of the audit for publication bias";
  return [
    ...Object.keys(methods).flatMap((id) => checkId(`bias.methods.${id}`, what, id, biasMethods)),
    ...Object.entries(params).flatMap(([id, given]) => {
      const unknown = checkId(`bias.params.${id}`, what, id, biasMethods);
      return unknown.length > 0
        ? unknown
        : validateParams(biasMethods.get(id).params, given, `bias.params.${id}`);
    }),
  ];
}

/** Choices of a long analysis. */
function checkFurther([id, params]: readonly [string, Params]): Issue[] {
  const field = `moderators.further.${id}`;
  const defs = Object.hasOwn(FURTHER_PARAMS, id) ? FURTHER_PARAMS[id] : undefined;
  return defs === undefined
    ? [unknownId("moderators.further", "long analysis of moderators", id, Object.keys(FURTHER_PARAMS))]
    : validateParams(defs, params, field);
}

function checkVariables({ variables }: ModeratorsSpec): Issue[] {
  return variables.flatMap(({ shape, shapeParams, coding }, place) => {
    const field = `moderators.variables.${place}`;
    const unknown = [
      ...checkId(`${field}.shape`, "shape of a moderator", shape, shapes),
      ...checkId(`${field}.coding`, "coding of a factor", coding, codings),
    ];
    return unknown.length > 0
      ? unknown
      : validateParams(shapes.get(shape).params, shapeParams, `${field}.shapeParams`);
  });
}

/** Parameters by conversion id. */
function checkAssumptions(assumptions: Readonly<Record<string, Params>>, field: string): Issue[] {
  return Object.entries(assumptions).flatMap(([id, params]) => {
    const unknown = checkId(field, "conversion", id, conversions);
    return unknown.length > 0
      ? unknown
      : validateParams(conversions.get(id).params, params, `${field}.${id}`);
  });
}

function checkId<T extends RegistryRecord>(
  field: string,
  what: string,
  id: string,
  registry: Registry<T>,
): Issue[] {
  return registry.has(id) ? [] : [unknownId(field, what, id, registry.ids)];
}

function unknownId(field: string, what: string, id: string, known: readonly string[]): Issue {
  return issue(
    "id-unknown",
    "error",
    `The project asks for the ${what} “${id.slice(0, 80)}”, which this version does not have, so it was not opened.`,
    `Use one of ${known.join(", ")}.`,
    { field },
  );
}
