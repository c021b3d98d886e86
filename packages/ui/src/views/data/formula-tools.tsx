import type { AnalysisDocument } from "@treeline/engine";
import type { JSX } from "preact";
import { lazyWindow } from "../../controls/lazy-window.tsx";
import type { GridColumn } from "../../data/grid-model.ts";
import { type DataDialog, dataDialog } from "../../data/grid-on-page.ts";
import { startingCondition } from "../../data/starting-condition.ts";
import { evaluated } from "../../state/evaluation.ts";
import { t } from "../../strings/t.ts";
import type { FormulaTarget } from "./formula-dialog.tsx";

const FormulaDialog = lazyWindow(
  async () => (await import("./formula-dialog.tsx")).FormulaDialog,
  ({ onClose }) => onClose(),
);

interface FormulaToolsProps {
  readonly document: AnalysisDocument;
  /** The column with the focus. */
  readonly column: GridColumn | undefined;
  readonly locked: boolean;
}

/** New columns from formulas, the formula of the column with the focus, and the filter. */
export function FormulaTools({ document, column, locked }: FormulaToolsProps): JSX.Element {
  const target = targetOf(dataDialog.value);
  const name = column?.kind === "derived" ? column.column.name : null;
  const leftOut = evaluated.value?.report.formulas?.filter?.leftOut.length ?? 0;
  const rows = document.table.rowIds.length;
  const off = locked || rows === 0;
  return (
    <span class="tool-group">
      <button
        type="button"
        class="button"
        disabled={off}
        onClick={() => open({ kind: "formula", name: null })}
      >
        {t.data.newFormula}
      </button>
      {name !== null && (
        <button type="button" class="button" disabled={off} onClick={() => open({ kind: "formula", name })}>
          {t.data.formulas.editHeading(name)}
        </button>
      )}
      <button
        type="button"
        class="button"
        aria-pressed={document.filter !== null}
        title={document.filter ?? undefined}
        disabled={off}
        onClick={() => open({ kind: "filter", start: startingCondition(column) })}
      >
        {document.filter === null ? t.data.filterRows : t.data.filterOn(rows - leftOut, rows)}
      </button>
      {target !== null && <FormulaDialog target={target} onClose={() => open(null)} />}
    </span>
  );
}

function open(dialog: DataDialog | null): void {
  dataDialog.value = dialog;
}

function targetOf(dialog: DataDialog | null): FormulaTarget | null {
  if (dialog?.kind === "formula") return { kind: "column", name: dialog.name };
  return dialog?.kind === "filter" ? dialog : null;
}
