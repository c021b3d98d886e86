// biome-ignore-all lint/a11y/useSemanticElements: rows that come and go while scrolling cannot be rows of a table element.
import type { ReadonlySignal } from "@preact/signals";
import type { AnalysisDocument } from "@treeline/engine";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type GridColumn, rowsToDraw } from "./grid-model.ts";
import { Row, type RowShared } from "./grid-row.tsx";
import { createRowSlots } from "./row-slots.ts";
import { ROW_HEIGHT } from "./use-grid.ts";
import type { Drop } from "./use-pointer.ts";

interface GridBodyProps extends RowShared {
  readonly document: AnalysisDocument;
  /** Ids of the rows that the filter leaves out. */
  readonly filtered: ReadonlySet<string>;
  readonly drop: ReadonlySignal<Drop | null>;
  toggle(row: number): void;
}

/** The rows in view. Scrolling draws this anew and nothing else. */
export function GridBody({ document, filtered, drop, toggle, ...cells }: GridBodyProps): JSX.Element {
  const { table, exclusions } = document;
  const { firstRow, lastRow } = cells.grid.window.value;
  const slots = useMemo(createRowSlots, []);
  const excluded = useMemo(() => new Set(exclusions.map(({ rowId }) => rowId)), [exclusions]);
  const count = table.rowIds.length;
  const rows = rowsToDraw(firstRow, lastRow, cells.grid.active.row, count);
  const slotted = slots.assign(rows).map((slot, index) => ({ slot, row: rows[index]! }));
  // In the order of the slots no element moves, and so none loses the focus; `aria-rowindex` tells the place.
  slotted.sort((one, other) => one.slot - other.slot);
  return (
    <div
      class="grid-body"
      role="rowgroup"
      style={{ width: `${widthOf(cells.columns)}px`, height: `${count * ROW_HEIGHT}px` }}
    >
      {slotted.map(({ slot, row }) => (
        <Row
          key={slot}
          row={row}
          rowId={table.rowIds[row]!}
          excluded={excluded.has(table.rowIds[row]!)}
          filtered={filtered.has(table.rowIds[row]!)}
          onToggle={() => toggle(row)}
          {...cells}
        />
      ))}
      <DropLine columns={cells.columns} drop={drop} />
    </div>
  );
}

/** Where the rows or columns being dragged would land. */
function DropLine({
  columns,
  drop,
}: {
  readonly columns: readonly GridColumn[];
  readonly drop: ReadonlySignal<Drop | null>;
}): JSX.Element | null {
  const { value } = drop;
  if (value === null) return null;
  const style =
    value.axis === "row"
      ? { top: `${value.at * ROW_HEIGHT - 1}px`, left: "0", width: "100%", height: "3px" }
      : { left: `${widthOf(columns.slice(0, value.at)) - 1}px`, top: "0", width: "3px", height: "100%" };
  return <div class="drop-line" aria-hidden="true" style={style} />;
}

function widthOf(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
