import { unbroken } from "@treeline/engine";
import { endsInSentences, type ReportPart, reachOf, rowGroups } from "@treeline/engine/report";

export type TablePart = Extract<ReportPart, { kind: "table" }>;

/** A cell as it is laid out: of `reach` rows, none of them 0, since what another cell reaches over is left out. */
export interface PaperCell {
  readonly text: string;
  readonly column: number;
  readonly reach: number;
}

/** Rows about one thing, and what is said of it in the whole width below them; "" = nothing. */
export interface PaperGroup {
  readonly rows: readonly (readonly PaperCell[])[];
  readonly below: string;
}

/** A table as paper has it: cells reach over the rows that go on with theirs, and sentences at the end of many columns stand below. */
export interface PaperTable {
  readonly head: readonly string[];
  readonly groups: readonly PaperGroup[];
}

/** @param keep joins what is not to be torn at the end of a line */
export function paperTable(part: TablePart, keep: (text: string) => string = unbroken): PaperTable {
  const { head, rows } = part;
  const columns = endsInSentences(part) ? head.length - 1 : head.length;
  const title = head[columns];
  return {
    head: head.slice(0, columns).map(keep),
    groups: rowGroups(rows).map((group) => {
      const said = group[0]?.[columns] ?? "";
      return {
        rows: group.map((row, place) =>
          row.slice(0, columns).flatMap((text, column): PaperCell[] => {
            const reach = reachOf(group, place, column);
            return reach === 0 ? [] : [{ text: keep(text), column, reach }];
          }),
        ),
        below: said === "" || title === undefined ? "" : keep(`${title}: ${said}`),
      };
    }),
  };
}
