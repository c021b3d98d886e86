import type { ModelSpec } from "../document/types.ts";
import { iv } from "../models/methods/iv.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { type Issue, issue } from "../result.ts";

/**
 * The model that moderators are looked into with: that of the document where studies are pooled by inverse variance, else the
 * meta-regression that goes with its way to pool, always of the studies' effects and variances.
 */
export function moderationModel(model: ModelSpec): ModelSpec {
  if (model.pooling === iv.id) return model;
  return { ...model, ...poolingMethods.get(model.pooling).regression, pooling: iv.id, poolingParams: {} };
}

/** That the moderators' model is another one than that of the pooled effect; empty = it is not. */
export function otherModelIssues(model: ModelSpec): Issue[] {
  if (model.pooling === iv.id) return [];
  const method = poolingMethods.get(model.pooling);
  const own = method.regression;
  return [
    issue(
      "moderators-other-model",
      own === undefined ? "warning" : "note",
      own === undefined
        ? `Studies are pooled by ${method.label}, and moderators are looked into by inverse-variance meta-regression of the studies’ effects: ` +
            `${method.label} has no model with moderators here, so that the two need not agree.`
        : `Moderators are looked into by ${method.label} too: weights 1 / v, and variances times QE / (k − p) with t on k − p degrees of freedom.`,
      own === undefined
        ? "Pool by inverse variance to have one model for both."
        : "Nothing needs to be done.",
      { field: "model.pooling" },
    ),
  ];
}
