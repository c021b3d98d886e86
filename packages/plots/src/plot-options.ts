import type { AnalysisDocument, ParamDef, ParamRange, Params } from "@treeline/engine";
import { usableParams } from "@treeline/engine";
import type { Plot } from "./plot-types.ts";

type OptionOf<Def extends ParamDef> = Def extends { readonly type: "number" }
  ? number
  : Def extends { readonly type: "boolean" }
    ? boolean
    : Def extends { readonly type: "choice"; readonly choices: readonly { readonly value: infer Value }[] }
      ? Value
      : Def extends { readonly type: "columns" }
        ? readonly string[]
        : Def extends { readonly type: "value" }
          ? number | null
          : ParamRange | null;

/** The values that definitions describe: a choice is one of its values, not any text. */
export type OptionsOf<Defs extends readonly ParamDef[]> = {
  readonly [Def in Defs[number] as Def["key"]]: OptionOf<Def>;
};

/** The values given where they are good, else the defaults, as the definitions type them. */
export function optionsOf<const Defs extends readonly ParamDef[]>(
  defs: Defs,
  given: Params | undefined,
): OptionsOf<Defs> {
  // Every value was checked against its definition, which is more than the compiler can follow.
  return usableParams(defs, given ?? {}) as OptionsOf<Defs>;
}

/** What a plot of a document is drawn with: the document's options where they are good, else the defaults. */
export function plotOptions(plot: Pick<Plot, "id" | "options">, document: AnalysisDocument): Params {
  return usableParams(plot.options, document.plots[plot.id] ?? {});
}

/** Whether a plot of this document shows something of its audit. */
export function needsAudit(
  { id, options, audited }: Pick<Plot, "id" | "options" | "audited">,
  document: AnalysisDocument,
): boolean {
  if (audited === undefined || audited === "always") return audited !== undefined;
  return plotOptions({ id, options }, document)[audited.option] !== audited.unless;
}

/** A document with options of one plot changed; those it held keep their order. */
export function withPlotOptions(
  document: AnalysisDocument,
  plot: Pick<Plot, "id">,
  patch: Params,
): AnalysisDocument {
  const { plots } = document;
  return { ...document, plots: { ...plots, [plot.id]: { ...plots[plot.id], ...patch } } };
}

/** Key of the option by which forest plots are laid out. */
const LAYOUT = "preset";

/**
 * The same, where another layout that is chosen comes with all its habits: what was chosen for the one before gives way to them.
 * @param told keys of options that are asked for together with the layout, and stay
 */
export function withLayout(
  document: AnalysisDocument,
  plot: Pick<Plot, "id" | "brings" | "shown">,
  patch: Params,
  told: readonly string[] = [],
): AnalysisDocument {
  const chosen = withPlotOptions(document, plot, patch);
  if (patch[LAYOUT] === undefined || patch[LAYOUT] === plot.shown(document)[LAYOUT]) return chosen;
  const brought = plot.brings(chosen);
  const kept = Object.entries(chosen.plots[plot.id] ?? {}).filter(
    ([key]) => told.includes(key) || !Object.hasOwn(brought, key),
  );
  return { ...chosen, plots: { ...chosen.plots, [plot.id]: Object.fromEntries(kept) } };
}
