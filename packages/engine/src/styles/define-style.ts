import type { AnalysisDocument } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import type { Params } from "../registry.ts";
import { sameValue } from "../same-value.ts";
import type { HouseStyle, StyleDefinition, SubgroupTau2 } from "./types.ts";

/** Parameters of measures that programs differ in: corrections for bias, variances, and what is done about empty cells. */
const VARIANT_KEYS: readonly string[] = [
  "correct",
  "factor",
  "vtype",
  "add",
  "to",
  "increment",
  "drop00",
  "onlyo1",
  "addyi",
  "addvi",
];

/** The parameters with those of a style in place; what equals the measure's own default is not stated. */
function paramsInStyle(measure: string, given: Params, variants: Params): Params {
  const { params: defs } = measures.get(measure);
  const kept = Object.entries(given).filter(([key]) => !VARIANT_KEYS.includes(key));
  const chosen = defs.flatMap((def) => {
    const value = variants[def.key];
    const isOwn = VARIANT_KEYS.includes(def.key) && value !== undefined && !sameValue(value, def.default);
    return isOwn ? [[def.key, value] as const] : [];
  });
  return Object.fromEntries([...kept, ...chosen]);
}

/** The display a program uses: the measure's own (null), or the scale of the analysis where the two differ. */
function displayInStyle(measure: string, printsAnalysisScale: boolean): string | null {
  return printsAnalysisScale && measures.get(measure).display !== "identity" ? "identity" : null;
}

/** The document with the τ² of its subgroups, if it compares any, as a program takes it. */
function withSubgroupTau2(document: AnalysisDocument, tau2: SubgroupTau2 | null): AnalysisDocument {
  const { moderators } = document;
  const subgroups = moderators?.subgroups ?? null;
  if (moderators === undefined || subgroups === null || tau2 === null) return document;
  return { ...document, moderators: { ...moderators, subgroups: { ...subgroups, tau2 } } };
}

/** Builds a style: what it does not say is the default of the measure, and whatever a program has no say in stays. */
export function defineStyle(definition: StyleDefinition): HouseStyle {
  const {
    model,
    modelFor,
    variants,
    printsAnalysisScale,
    differs,
    lacks,
    subgroupTau2 = null,
    ...texts
  } = definition;
  return {
    ...texts,
    subgroupTau2,
    differs: (measure) => differs?.(measure) ?? [],
    lacks: (measure) => lacks?.(measure) ?? null,
    apply(document: AnalysisDocument) {
      const { measure, params } = document.effects;
      return {
        ...withSubgroupTau2(document, subgroupTau2),
        effects: {
          ...document.effects,
          params: paramsInStyle(measure, params, variants?.(measure) ?? {}),
          display: displayInStyle(measure, printsAnalysisScale),
        },
        model: {
          ...document.model,
          tau2: null,
          weighting: "inverse-variance",
          ...model,
          ...modelFor?.(document),
        },
      };
    },
  };
}
