import type { AnalysisDocument } from "@treeline/engine";
import { filterConditions } from "@treeline/engine/table-edits";
import type { JSX } from "preact";
import { Icon } from "../../controls/icons.tsx";
import { evaluated, updating } from "../../state/evaluation.ts";
import { setFilter } from "../../state/formula-edits.ts";
import { readOnly } from "../../state/project.ts";
import { grid } from "../../strings/grid.ts";

/** What the filter says and how many rows it leaves; every condition, and the whole, can be taken away again. */
export function FilterBar({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  const words = grid.filter;
  const { filter, table } = document;
  const conditions = filterConditions(filter);
  const leftOut = evaluated.value?.report.formulas?.filter?.leftOut.length;
  const rows = table.rowIds.length;
  const without = (at: number): void => {
    const others = conditions.filter((_, index) => index !== at);
    setFilter(others.length === 0 ? null : others.join(" and "));
  };
  return (
    <div class="filter-bar">
      <span role="status">
        {filter !== null && leftOut !== undefined && !updating.value && words.kept(rows - leftOut, rows)}
      </span>
      {conditions.map((condition, at) => (
        <span key={condition} class="filter-part">
          <code>{condition}</code>
          <button
            type="button"
            class="icon-button"
            aria-label={words.removeOne(condition)}
            title={words.removeOne(condition)}
            disabled={readOnly.value}
            onClick={() => without(at)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {filter !== null && (
        <button type="button" class="button" disabled={readOnly.value} onClick={() => setFilter(null)}>
          {words.removeAll}
        </button>
      )}
    </div>
  );
}
