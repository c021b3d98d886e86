import { quantities } from "../conversions/quantities.ts";
import type { Quantities } from "../derivation.ts";
import { type Calculation, type CalculationSpec, calculate } from "../ledger/calculate.ts";
import { quantityOf } from "../ledger/targets.ts";
import { measures } from "../measures/registry.ts";
import type { Measure, MeasureIssue } from "../measures/types.ts";
import { withDefaults } from "../registry.ts";
import { guards } from "./registry.ts";
import type { GuardInput } from "./types.ts";

/** What the numbers of one study allow, and what looks wrong about them. */
export interface CheckedCalculation extends Calculation {
  /** What the guards say of the numbers, each thing once; none of it changes a number. */
  readonly findings: readonly MeasureIssue[];
}

/**
 * Every effect measure that the numbers of one study allow, with what the guards of a table say of them as its only row.
 * @param reported numbers by quantity key
 * @param ids the measures wanted; all unless told
 */
export function calculateChecked(
  reported: Quantities,
  spec: CalculationSpec,
  ids: readonly string[] = measures.ids,
): CheckedCalculation {
  const calculation = calculate(reported, spec, ids);
  return { ...calculation, findings: findingsOf(reported, calculation, ids) };
}

function findingsOf(
  reported: Quantities,
  { results, failures }: Calculation,
  ids: readonly string[],
): MeasureIssue[] {
  // Numbers that give no effect are looked at as well: a contradiction among them may be why.
  const tried = new Set([...results, ...failures].map(({ measure }) => measure));
  if (tried.size === 0) for (const id of ids.slice(0, 1)) tried.add(id);
  const refused = new Set(failures.flatMap(({ issues }) => issues.map(({ input }) => input)));
  const effects = new Map(results.map((result) => [result.measure, result]));
  const found = new Map<string, MeasureIssue>();
  for (const id of tried) {
    const input = inputOf(reported, measures.get(id), effects.get(id) ?? null);
    for (const finding of guards.records.flatMap((guard) => findingsBy(guard, input, effects.has(id)))) {
      // What a refusal says already is said once.
      if (finding.input !== null && refused.has(finding.input)) continue;
      // Measures that use a number come first: what is said of it there is not said again by those that do not.
      const { said, ...issue } = finding;
      if (!found.has(said)) found.set(said, issue);
    }
  }
  return [...found.values()];
}

function findingsBy(
  guard: (typeof guards.records)[number],
  input: GuardInput,
  isUsed: boolean,
): (MeasureIssue & { readonly said: string })[] {
  return guard.check(input, withDefaults(guard.params, {})).map(({ key, message, hint, use }) => ({
    said: `${guard.id}: ${message}`,
    code: `guard-${guard.id}`,
    severity: "warning",
    input: key,
    message: `${message} ${use ?? (isUsed ? "It is used as it is." : "Nothing is computed from it.")}`,
    hint,
  }));
}

/** The study as a table of one row, whose columns are called as the quantities in them. */
function inputOf(
  reported: Quantities,
  measure: Measure,
  effect: { readonly yi: number; readonly vi: number } | null,
): GuardInput {
  const keys = new Map(measure.inputs.map((input) => [quantityOf(input), input]));
  const numbers: Record<string, readonly number[]> = {};
  const columns: Record<string, string> = {};
  for (const [key, value] of Object.entries(reported)) {
    const own = keys.get(key);
    // Guards know the quantities of papers by their keys, and what only measures take by the measures' own.
    const role = own !== undefined && (quantities.get(key)?.aliases.length ?? 0) === 0 ? own.key : key;
    numbers[role] = [value];
    columns[role] = quantities.get(key)?.label ?? own?.label ?? key;
  }
  return {
    measure,
    rowIds: ["study"],
    labels: [""],
    numbers,
    columns,
    yi: [effect?.yi ?? null],
    vi: [effect?.vi ?? null],
  };
}
