import type { AnalysisDocument } from "@treeline/engine";
import type { JSX } from "preact";
import { Menu } from "../../controls/menu.tsx";
import { type GridContext, gridCommands } from "../../data/grid-commands.ts";
import { columnItems, endItems, rowItems } from "../../data/grid-menu.ts";
import { readOnly } from "../../state/project.ts";
import { grid as words } from "../../strings/grid.ts";
import { t } from "../../strings/t.ts";
import { importSource } from "../shell/files.ts";
import { CodingTools } from "./coding-tools.tsx";
import { ColumnFields } from "./column-fields.tsx";
import { FormulaTools } from "./formula-tools.tsx";

interface GridToolsProps {
  readonly document: AnalysisDocument;
  readonly context: GridContext;
}

/** What can be done with rows and columns, for those who do not know the keys. */
export function GridTools({ document, context }: GridToolsProps): JSX.Element {
  const { rowIds } = document.table;
  const { columns, grid } = context;
  const column = columns[grid.active.col];
  const locked = readOnly.value;
  const commands = gridCommands(context);
  return (
    <div class="grid-tools" role="toolbar" aria-label={t.data.gridLabel}>
      <button
        type="button"
        class="button primary"
        disabled={locked}
        onClick={() => {
          importSource.value = { kind: "choose" };
        }}
      >
        {t.data.import}
      </button>
      <span class="tool-group">
        <Menu
          label={words.rows}
          disabled={locked}
          items={[endItems(commands).row, ...(rowIds.length === 0 ? [] : rowItems(commands, document))]}
        />
        <Menu
          label={words.columns}
          disabled={locked}
          items={[...endItems(commands).columns, ...columnItems(commands).flat()]}
        />
        <button type="button" class="button" disabled={rowIds.length === 0} onClick={commands.find}>
          {words.find.open}
        </button>
      </span>
      <ColumnFields column={column} locked={locked} />
      <FormulaTools document={document} column={column} locked={locked} />
      <CodingTools locked={locked} isEmpty={rowIds.length === 0} />
      {document.exclusions.length > 0 && (
        <span class="hint">{t.data.excludedCount(document.exclusions.length)}</span>
      )}
    </div>
  );
}
