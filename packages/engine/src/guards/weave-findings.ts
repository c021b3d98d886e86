import type { EffectSet, ExcludedRow } from "../analysis-types.ts";
import type { Issue, Repair } from "../result.ts";
import type { GuardFinding } from "./run-guards.ts";

/** The effects and issues of a report with what the guards found. */
export interface GuardedEffects {
  readonly effects: EffectSet;
  readonly issues: readonly Issue[];
  /** What the user has said is right: listed, and quiet. */
  readonly dismissed: readonly Issue[];
}

/**
 * Puts findings beside the issues of the effects, each thing said once: a row that cannot be used keeps the error that says so,
 * which then carries the repairs; a warning of the measure gives way to a guard that says the same with more.
 */
export function weaveFindings(
  effects: EffectSet,
  issues: readonly Issue[],
  findings: readonly GuardFinding[],
): GuardedEffects {
  if (findings.length === 0) return { effects, issues, dismissed: [] };
  const refused = errorsByRow(issues);
  const repairs = new Map<Issue, Repair[]>();
  const said: GuardFinding[] = [];
  const repeated = new Set<Issue>();
  for (const finding of findings) {
    const errors = finding.rowIds.map((rowId) => {
      const [first, ...others] = errorsOf(finding, refused.get(rowId) ?? []);
      // Errors that one repair mends have one cause.
      if ((finding.issue.repairs ?? []).length > 0) {
        for (const other of others) if (other.code === first?.code) repeated.add(other);
      }
      return first ?? null;
    });
    for (const error of errors) {
      if (error !== null)
        repairs.set(error, [...(repairs.get(error) ?? []), ...(finding.issue.repairs ?? [])]);
    }
    if (errors.some((error) => error === null)) said.push(finding);
  }
  const replaced = replacedBy(said);
  const woven = new Map<Issue, Issue>();
  for (const [error, list] of repairs) if (list.length > 0) woven.set(error, { ...error, repairs: list });
  const kept = issues.filter(
    (issue) => !repeated.has(issue) && !(replaced.get(issue.code)?.has(issue.path.rowId ?? "") ?? false),
  );
  return {
    effects: woven.size === 0 ? effects : { ...effects, excluded: effects.excluded.map(withRepairs(woven)) },
    issues: [
      ...kept.map((issue) => woven.get(issue) ?? issue),
      ...said.flatMap(({ issue, dismissed }) => (dismissed ? [] : [issue])),
    ],
    dismissed: said.flatMap(({ issue, dismissed }) => (dismissed ? [issue] : [])),
  };
}

function errorsByRow(issues: readonly Issue[]): Map<string, Issue[]> {
  const byRow = new Map<string, Issue[]>();
  for (const issue of issues) {
    const { rowId } = issue.path;
    if (rowId === undefined || issue.severity !== "error") continue;
    const list = byRow.get(rowId);
    if (list === undefined) byRow.set(rowId, [issue]);
    else list.push(issue);
  }
  return byRow;
}

/** The errors that speak of columns the finding is about. */
function errorsOf({ columns }: GuardFinding, errors: readonly Issue[]): readonly Issue[] {
  return errors.filter(({ path }) => path.column !== undefined && columns.includes(path.column));
}

/** Code of a warning to the rows on which it is said better. */
function replacedBy(findings: readonly GuardFinding[]): Map<string, Set<string>> {
  const rows = new Map<string, Set<string>>();
  for (const { replaces, rowIds } of findings) {
    for (const code of replaces) {
      const known = rows.get(code) ?? new Set();
      for (const rowId of rowIds) known.add(rowId);
      rows.set(code, known);
    }
  }
  return rows;
}

function withRepairs(woven: ReadonlyMap<Issue, Issue>): (row: ExcludedRow) => ExcludedRow {
  return (row) => ({ ...row, issue: woven.get(row.issue) ?? row.issue });
}
