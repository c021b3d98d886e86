import type { AnalysisDocument } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import type { ParamDef, Params, ParamValue } from "../registry.ts";
import type { Pooler } from "./pooler.ts";

/** The document with its effects computed in one of several ways. */
export interface EffectVariant {
  readonly document: AnalysisDocument;
  /** How unusual it is beside the document's own: 0 = as it is. */
  readonly cost: number;
}

/** Measures that the same numbers of a study allow, and between which papers choose. */
const SIBLINGS: readonly (readonly string[])[] = [
  ["OR", "RR", "RD", "PETO"],
  ["IRR", "IRD"],
  ["SMD", "SMDH", "MD", "ROM"],
  ["COR", "UCOR", "ZCOR"],
  ["PCOR", "ZPCOR"],
  ["PR", "PLN", "PLO", "PAS", "PFT"],
  ["IR", "IRLN", "IRS", "IRFT"],
  ["MC", "SMCC", "SMCR", "SMCRH"],
];

/** Parameters that papers choose differently without saying so. */
const VARIED: readonly string[] = ["correct", "factor", "vtype", "to", "drop00", "addyi"];

function valuesOf(def: ParamDef, now: ParamValue): readonly ParamValue[] {
  if (def.type === "boolean") return [now, now !== true];
  if (def.type !== "choice") return [now];
  return [now, ...def.choices.map(({ value }) => value).filter((value) => value !== now)];
}

/** Every combination of the varied parameters, the present one first. */
function paramsOf(measure: string, given: Params): readonly Params[] {
  const defs = measures.get(measure).params.filter(({ key }) => VARIED.includes(key));
  return defs.reduce<readonly Params[]>(
    (sofar, def) =>
      valuesOf(def, given[def.key] ?? def.default).flatMap((value) =>
        sofar.map((params) =>
          value === def.default ? without(params, def.key) : { ...params, [def.key]: value },
        ),
      ),
    [given],
  );
}

function without({ ...params }: Record<string, ParamValue>, key: string): Params {
  delete params[key];
  return params;
}

function changes(a: Params, b: Params): number {
  return VARIED.filter((key) => a[key] !== b[key]).length;
}

function variantsOf(
  document: AnalysisDocument,
  measure: string,
  given: Params,
  cost: number,
): EffectVariant[] {
  return paramsOf(measure, given).map((params) => ({
    document: { ...document, effects: { ...document.effects, measure, params } },
    cost: cost + changes(given, params),
  }));
}

/**
 * The ways in which papers compute effects from the same numbers: corrections, variances, what is done about empty cells, and
 * the other measures they choose between. Those that give the same effects as a more usual one are left out.
 * @returns the document's own first
 */
export function effectVariants(document: AnalysisDocument, pooler: Pooler): readonly EffectVariant[] {
  const { measure, params, artefacts } = document.effects;
  const group = artefacts === null ? (SIBLINGS.find((ids) => ids.includes(measure)) ?? []) : [];
  const siblings = group.filter((id) => id !== measure);
  const all = [
    ...variantsOf(document, measure, params, 0),
    ...siblings.flatMap((id) => variantsOf(withOwnDisplay(document), id, {}, 4)),
  ].sort((a, b) => a.cost - b.cost);
  const seen = new Set<string>();
  return all.filter(({ document: variant }) => {
    const { effects } = pooler.prepare(variant);
    if (effects === null || effects.yi.length === 0) return false;
    const key = JSON.stringify([effects.measure, effects.yi, effects.vi]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Another measure is shown on a scale of its own. */
function withOwnDisplay(document: AnalysisDocument): AnalysisDocument {
  return { ...document, effects: { ...document.effects, display: null } };
}
