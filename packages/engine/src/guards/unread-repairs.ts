import { formatExact } from "../format/index.ts";
import type { Repair } from "../result.ts";
import { readUnread } from "../table/unread-cell.ts";

/** A cell that no number was read from. */
export interface UnreadPlace {
  readonly rowId: string;
  readonly column: string;
  readonly text: string;
  /** The column that takes the second number of a cell with two, where its own cell of the row is empty; null = none does. */
  readonly beside: string | null;
}

/** The changes that would mend a cell no number was read from: the numbers it may mean, or none where it says that it is unknown. */
export function unreadRepairs({ rowId, column, text, beside }: UnreadPlace): readonly Repair[] {
  const { readings, beside: second, isUnknown } = readUnread(text);
  const record = `“${text.trim().slice(0, 40)}” of “${column}”`;
  if (isUnknown) {
    const change = { kind: "cells", cells: [{ rowId, column, value: null }] } as const;
    return [{ label: "Empty the cell", change, record: `${record} taken as missing` }];
  }
  return readings.map((value): Repair => {
    const cells = [{ rowId, column, value }];
    if (beside !== null && second !== null) {
      return {
        label: `Read as ${formatExact(value)}, and ${formatExact(second)} as “${beside}”`,
        change: { kind: "cells", cells: [...cells, { rowId, column: beside, value: second }] },
        record: `${record} read as ${formatExact(value)} and ${formatExact(second)}`,
      };
    }
    return {
      label: `Read as ${formatExact(value)}`,
      change: { kind: "cells", cells },
      record: `${record} read as ${formatExact(value)}`,
    };
  });
}
