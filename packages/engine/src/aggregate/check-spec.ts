import type { AggregateSpec } from "../document/types.ts";
import type { Issue } from "../result.ts";
import { findColumn, type StudyTable } from "../table/study-table.ts";
import { columnNeeded, correlationOutside, missingColumn, unknownStructure } from "./aggregate-issues.ts";
import { structures } from "./structures/registry.ts";

/** What keeps effects from being combined at all: an unknown structure, columns that are gone or not chosen, no correlations. */
export function checkAggregate(spec: AggregateSpec, table: StudyTable): Issue[] {
  if (!structures.has(spec.structure)) return [unknownStructure(spec.structure, structures.ids)];
  const structure = structures.get(spec.structure);
  const { needs } = structure;
  const issues: Issue[] = [];
  if (findColumn(table, spec.by) === undefined) issues.push(missingColumn(spec.by, "by"));
  for (const field of ["time", "obs"] as const) {
    if (!needs.includes(field)) continue;
    const name = spec[field];
    if (name === null) issues.push(columnNeeded(structure, field));
    else if (findColumn(table, name) === undefined) issues.push(missingColumn(name, field));
  }
  if (needs.includes("rho") && !(spec.rho >= -1 && spec.rho <= 1)) {
    issues.push(correlationOutside("rho", spec.rho, -1));
  }
  if (needs.includes("phi") && !(spec.phi >= 0 && spec.phi <= 1)) {
    issues.push(correlationOutside("phi", spec.phi, 0));
  }
  return issues;
}
