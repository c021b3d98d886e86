import { type Issue, issue } from "../../result.ts";
import { type Readings, rowsInWords, textColumns } from "./readings.ts";

const ONE_GROUP =
  /\b(?:single|one)[- ]?(?:group|arm(?:ed)?|sample)\b|\buncontrolled\b|\bno control(?: group)?\b|\bwithout (?:a )?control\b/i;
const DESIGN_NAME = /design|type|comparison|comparator|control|groups?|arms?/i;

/** What is of two groups in a column is of one group before and after where there is only one. */
const OF_ONE: readonly (readonly [two: string, one: string])[] = [
  ["p", "p_paired"],
  ["p_below", "p_paired_below"],
  ["p_above", "p_paired_above"],
  ["t", "t_paired"],
  ["F", "F_paired"],
  ["d", "d_change"],
];

/**
 * In a table of controlled and uncontrolled studies, takes p, t, F and d of the rows with one group as those of a change, and
 * the size of the group as that of all people.
 * @param within rows whose effect says so itself
 */
export function readOneGroup(readings: Readings, within: ReadonlySet<number>): Issue[] {
  if (!readings.has("n1i") || !readings.has("n2i")) return [];
  const designs = textColumns(readings.table).filter(({ name }) => DESIGN_NAME.test(name));
  const isOfOne = (row: number): boolean =>
    readings.at("n1i", row) !== null &&
    readings.at("n2i", row) === null &&
    (within.has(row) || designs.some(({ values }) => ONE_GROUP.test(values[row] ?? "")));
  const rows = Array.from({ length: readings.rows }, (_, row) => row).filter(isOfOne);
  for (const row of rows) {
    for (const [two, one] of OF_ONE) readings.move(two, one, row);
    // The difference of one group is its change, which belongs to no second group.
    readings.move("md", "m_change", row);
    // What such a row lacks is of one group as well, whatever it reports by now.
    readings.set("one_group", row, 1);
    // All people without a change would be taken for two groups as soon as a d is entered.
    if (!OF_ONE.some(([, one]) => readings.at(one, row) !== null)) continue;
    if (readings.at("ni", row) === null) readings.set("ni", row, readings.at("n1i", row));
  }
  if (rows.length === 0) return [];
  return [
    issue(
      "one-group-read",
      "note",
      `${rows.length} ${rows.length === 1 ? "row reports" : "rows report"} one group only (${rowsInWords(rows)}). Their p, t, F, d and mean differences were taken as those of a change from before to after, and the size of the group as that of all people, because there is no second group to compare with. The effects of such rows are no comparison of groups.`,
      "Leave these rows out, or pool them apart, if changes of one group are not to stand beside comparisons of two.",
      { rowId: readings.table.rowIds[rows[0]!]! },
    ),
  ];
}
