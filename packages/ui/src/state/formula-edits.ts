import { type AnalysisDocument, type DerivedColumn, renameInFormula } from "@treeline/engine";
import { change } from "./project.ts";
import { withColumnNames } from "./table-edits.ts";

/** Adds a derived column, or puts it in the place of the one it was. @param before its name so far; null = it is new */
export function setDerived(column: DerivedColumn, before: string | null): void {
  change((document) => {
    if (before === null) return { ...document, derived: [...document.derived, column] };
    const follow = (text: string): string => renameInFormula(text, before, column.name);
    const derived = document.derived.map((known) =>
      known.name === before ? column : { name: known.name, expression: follow(known.expression) },
    );
    const filter = document.filter === null ? null : follow(document.filter);
    return withColumnNames({ ...document, derived, filter }, (name) =>
      name === before ? column.name : name,
    );
  });
}

export function removeDerived(name: string): void {
  change((document) => withoutDerived(document, name));
}

function withoutDerived(document: AnalysisDocument, name: string): AnalysisDocument {
  const derived = document.derived.filter((known) => known.name !== name);
  return withColumnNames({ ...document, derived }, (known) => (known === name ? null : known));
}

/** @param filter a condition; null = no rows are left out by a filter */
export function setFilter(filter: string | null): void {
  change((document) => ({ ...document, filter }));
}
