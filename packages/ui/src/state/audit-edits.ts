import {
  type AnalysisDocument,
  type BiasColumn,
  type BiasSpec,
  createBiasSpec,
  type Params,
} from "@treeline/engine";
import { change } from "./project.ts";

/** What a document says of the audit for publication bias; the usual choices where it says nothing. */
export function biasOf({ bias }: Pick<AnalysisDocument, "bias">): BiasSpec {
  return bias ?? createBiasSpec();
}

/** Makes an edit of the audit's choices as one step of the history. */
export function setBias(patch: Partial<BiasSpec>, tag: string | null = null): void {
  change(
    (document) => ({ ...document, bias: { ...biasOf(document), ...patch } }),
    tag === null ? null : `bias ${tag}`,
  );
}

/** With a method asked for or left out; what is usual of it needs no word. */
export function withMethod(spec: BiasSpec, id: string, isWanted: boolean, isUsual: boolean): BiasSpec {
  const others = Object.entries(spec.methods).filter(([other]) => other !== id);
  const methods = Object.fromEntries(isWanted === isUsual ? others : [...others, [id, isWanted]]);
  return { ...spec, methods };
}

/** With a column for what the measure does not take itself; null = none. */
export function withBiasColumn(spec: BiasSpec, key: BiasColumn, column: string | null): BiasSpec {
  const { [key]: _, ...others } = spec.columns;
  return { ...spec, columns: column === null ? others : { ...others, [key]: column } };
}

export function setMethod(id: string, isWanted: boolean, isUsual: boolean): void {
  change((document) => ({ ...document, bias: withMethod(biasOf(document), id, isWanted, isUsual) }));
}

export function setBiasColumn(key: BiasColumn, column: string | null): void {
  change((document) => ({ ...document, bias: withBiasColumn(biasOf(document), key, column) }));
}

/** @param typed the parameter's key where it is typed letter by letter: such edits are undone together */
export function setMethodParams(id: string, params: Params, typed: string | null): void {
  change(
    (document) => {
      const spec = biasOf(document);
      return { ...document, bias: { ...spec, params: { ...spec.params, [id]: params } } };
    },
    typed === null ? null : `bias ${id} ${typed}`,
  );
}
