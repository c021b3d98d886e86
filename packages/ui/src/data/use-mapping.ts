import { type AnalysisDocument, guessRoles, measures, type Roles, type StudyTable } from "@treeline/engine";
import type { ImportedFile } from "@treeline/engine/import";
import { useMemo, useState } from "preact/hooks";
import { carryRoles } from "../state/carry-roles.ts";
import { guessInputs } from "../state/guess-inputs.ts";
import { project } from "../state/project.ts";
import type { Mapping } from "./remembered-layouts.ts";

/** Where the roles to begin with come from. */
type Origin = "guess" | "analysis" | "remembered";

export interface Mapped {
  /** The table with columns that the file computes. */
  readonly table: StudyTable;
  readonly mapping: Mapping;
  readonly origin: Origin;
  /** Whether any of it was given by hand. */
  readonly isGiven: boolean;
  setMeasure(measure: string): void;
  /** @param key null = no role */
  setRole(column: string, key: string | null): void;
}

/**
 * Measure and roles of a table that is being imported: as given, or as remembered, or as in the analysis it takes the place in,
 * or guessed. What the user gives holds as long as the table has the same columns.
 */
export function useMapping(
  imported: ImportedFile | null,
  replaces: boolean,
  remembered: Mapping | null,
): Mapped | null {
  const [given, setGiven] = useState<Given | null>(null);
  const begin = useMemo(
    () => (imported === null ? null : beginning(imported, replaces ? project.value : null, remembered)),
    [imported, replaces, remembered],
  );
  if (imported === null || begin === null) return null;
  const table = withComputed(imported);
  const names = JSON.stringify(table.columns.map(({ name }) => name));
  const isGiven = given !== null && given.names === names;
  const mapping = isGiven ? given.mapping : begin.mapping;
  const isGuessed = isGiven ? given.isGuessed : begin.origin === "guess" && imported.suggestion === null;
  return {
    table,
    mapping,
    origin: isGiven ? "guess" : begin.origin,
    isGiven,
    setMeasure(measure) {
      const [from, to] = [measures.get(mapping.measure), measures.get(measure)];
      const carried = isGuessed ? {} : carryRoles(table, from, to, mapping.roles.inputs);
      const inputs = guessInputs(table, to, carried, imported.hints);
      setGiven({ names, mapping: { measure, roles: { ...mapping.roles, inputs } }, isGuessed });
    },
    setRole(column, key) {
      const roles = withRole(mapping.roles, column, key);
      setGiven({ names, mapping: { ...mapping, roles }, isGuessed: false });
    },
  };
}

interface Given {
  readonly names: string;
  readonly mapping: Mapping;
  /** Whether only the measure was chosen by hand, so that the next one is guessed for from scratch. */
  readonly isGuessed: boolean;
}

function beginning(
  { table, suggestion, hints }: ImportedFile,
  present: AnalysisDocument | null,
  remembered: Mapping | null,
): { readonly mapping: Mapping; readonly origin: Origin } {
  const names = new Set(table.columns.map(({ name }) => name));
  if (suggestion !== null) {
    const { effects, roles } = suggestion;
    return { mapping: { measure: effects.measure, roles }, origin: "guess" };
  }
  if (remembered !== null && measures.has(remembered.measure) && has(names, remembered.roles)) {
    return { mapping: remembered, origin: "remembered" };
  }
  if (present !== null && Object.keys(present.roles.inputs).length > 0 && has(names, present.roles)) {
    return { mapping: { measure: present.effects.measure, roles: present.roles }, origin: "analysis" };
  }
  return { mapping: guessRoles(table, hints), origin: "guess" };
}

function has(names: ReadonlySet<string>, { label, weights, inputs }: Roles): boolean {
  return [label, weights, ...Object.values(inputs)].every((name) => name === null || names.has(name));
}

function withRole({ label, weights, inputs }: Roles, column: string, key: string | null): Roles {
  const others = Object.entries(inputs).filter(([known, name]) => name !== column && known !== key);
  const isInput = key !== null && key !== "label" && key !== "weights";
  const free = (name: string | null): string | null => (name === column ? null : name);
  return {
    label: key === "label" ? column : free(label),
    weights: key === "weights" ? column : free(weights),
    inputs: Object.fromEntries(isInput ? [...others, [key, column]] : others),
  };
}

/** Columns that a review computes from others; they have no cells yet, but roles. */
function withComputed({ table, suggestion }: ImportedFile): StudyTable {
  const computed = (suggestion?.derived ?? []).map(
    ({ name }) => ({ name, kind: "number", values: table.rowIds.map(() => 0), unparsed: {} }) as const,
  );
  return computed.length === 0 ? table : { ...table, columns: [...table.columns, ...computed] };
}
