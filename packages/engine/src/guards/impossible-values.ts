import { impossibleNumber } from "../conversions/impossible-numbers.ts";
import { quantities } from "../conversions/quantities.ts";
import { quantityOf } from "../ledger/targets.ts";
import { percentagesIn } from "./percent-and-proportion.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/**
 * Numbers that their quantity cannot have, such as a correlation of 1.4: a row that is computed from one is refused, so that
 * those left are beside the way of their row. Percentages are another guard's, which offers to divide them.
 */
export const impossibleValues: Guard = {
  id: "impossible-values",
  label: "Impossible values",
  summary:
    "Finds numbers beyond what their quantity can be: correlations, p-values, proportions, sizes, spreads.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 5.5",
  params: [],
  check(input) {
    const own = new Map(input.measure.inputs.map((entry) => [entry.key, quantityOf(entry)]));
    return Object.keys(input.numbers).flatMap((key) =>
      inColumn(input, key, own.get(key) ?? key, own.has(key) ? {} : { use: "Nothing is computed from it." }),
    );
  },
};

function inColumn(input: GuardInput, key: string, quantity: string, use: Pick<Finding, "use">): Finding[] {
  const findings: Finding[] = [];
  const values = input.numbers[key]!;
  // A column without a range, and nearly every other, is passed over at once: tables are long.
  if (quantities.get(quantity)?.range === undefined) return findings;
  let percentages: ReadonlySet<number> | null = null;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const issue = value === null ? null : impossibleNumber(quantity, value);
    if (issue === null) continue;
    percentages ??= new Set(percentagesIn(input, key).flatMap(({ rows }) => rows));
    if (percentages.has(row)) continue;
    findings.push({ rows: [row], key, message: issue.message, hint: issue.hint, repairs: [], ...use });
  }
  return findings;
}
