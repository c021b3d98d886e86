import type { StudyTable } from "@treeline/engine";
import type { JSX } from "preact";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { shownNumber } from "../../data/grid-model.ts";
import { ImportIssues } from "../../data/import-preview.tsx";
import { t } from "../../strings/t.ts";
import type { FormulaAnswer } from "../../worker/protocol.ts";

interface FormulaPreviewTableProps {
  readonly answer: FormulaAnswer | null;
  readonly table: StudyTable;
  /** Of the new column; null = a filter. */
  readonly name: string | null;
  /** The formula as written: the columns it names are shown beside the result. */
  readonly tree: string;
}

const MOST_COLUMNS = 5;

/** The first rows with the columns a formula names and what it gives, or what is wrong with it in words. */
export function FormulaPreviewTable({ answer, table, name, tree }: FormulaPreviewTableProps): JSX.Element {
  if (answer === null) return <p class="hint">{t.data.formulas.waiting}</p>;
  if (!answer.ok) return <ImportIssues issues={answer.issues} />;
  const { first, rows, missing, kept, kind, issues } = answer.value;
  const columns = table.columns.filter((column) => tree.includes(column.name)).slice(0, MOST_COLUMNS);
  return (
    <>
      <p class="import-caption" role="status">
        {kind === "filter" && t.data.formulas.keptCount(kept, rows)}{" "}
        {missing > 0 && t.data.formulas.missingCount(missing, rows)}
      </p>
      <ScrollRegion class="import-preview" label={t.data.formulas.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.data.formulas.row}</th>
              {columns.map((column) => (
                <th key={column.name} scope="col" class={column.kind}>
                  {column.name}
                </th>
              ))}
              <th scope="col" class={kind === "number" ? "number" : "text"}>
                {name ?? t.data.formulas.gives}
              </th>
            </tr>
          </thead>
          <tbody>
            {first.map((value, row) => (
              <tr key={row}>
                <td>{row + 1}</td>
                {columns.map((column) => (
                  <td key={column.name} class={column.kind}>
                    {given(column.values[row] ?? "")}
                  </td>
                ))}
                <td class={kind === "number" ? "number" : "text"}>{shown(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <ImportIssues issues={issues} />
    </>
  );
}

function given(value: number | string): string {
  return typeof value === "number" ? shownNumber(value, String(value)) : value;
}

function shown(value: number | string | boolean | null): string {
  if (value === null) return t.data.formulas.missing;
  if (typeof value === "boolean") return value ? t.data.formulas.kept : t.data.formulas.leftOut;
  return typeof value === "number" ? String(Number(value.toPrecision(8))).replace("-", "\u2212") : value;
}
