import { createBiasSpec } from "../document/bias-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { Params } from "../registry.ts";
import type { Job } from "./types.ts";

/** The document with choices of a job, where it has a place for them: one without moderators has none for theirs. */
export function withJobChoices(
  document: AnalysisDocument,
  { id, of }: Pick<Job, "id" | "of">,
  choices: Params,
): AnalysisDocument {
  if (Object.keys(choices).length === 0) return document;
  if (of === "bias") {
    const bias = document.bias ?? createBiasSpec();
    return {
      ...document,
      bias: { ...bias, params: { ...bias.params, [id]: { ...bias.params[id], ...choices } } },
    };
  }
  if (of === "dependence") {
    const { dependence } = document;
    const { replicates } = choices;
    if (dependence === undefined || typeof replicates !== "number") return document;
    return { ...document, dependence: { ...dependence, replicates } };
  }
  const { moderators } = document;
  if (moderators === undefined) return document;
  const own = { ...moderators.further?.[id], ...choices };
  return { ...document, moderators: { ...moderators, further: { ...moderators.further, [id]: own } } };
}
