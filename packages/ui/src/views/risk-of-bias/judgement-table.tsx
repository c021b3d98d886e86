import { JUDGEMENTS, type Judgement } from "@treeline/engine";
import type { RiskOfBias, RobRow } from "@treeline/engine/risk-of-bias";
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { WideTable } from "../../controls/wide-table.tsx";
import { project, readOnly } from "../../state/project.ts";
import { judge } from "../../state/risk-of-bias-edits.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";
import { JudgementCell } from "./judgement-cell.tsx";
import { SuggestionCell, TakeSuggestions } from "./suggestions.tsx";

/** So many rows at once: thousands of lists would make the page heavy. */
const PAGE = 50;

const BY_KEY: Readonly<Record<string, Judgement>> = {
  "+": "low",
  "-": "some",
  x: "high",
  "!": "critical",
  "?": "none",
};

/** The judgements of every study, to be read and edited by mouse or keys. */
export function JudgementTable({ bias }: { readonly bias: RiskOfBias }): JSX.Element {
  const help = useId();
  const [first, setFirst] = useState(0);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const from = first < bias.rows.length ? first : 0;
  const rows = bias.rows.slice(from, from + PAGE);
  const columns = columnsOf(bias);
  const active = {
    row: Math.min(at.row, rows.length - 1),
    column: Math.min(at.column, columns.length - 1),
  };
  const moveTo = (row: number, column: number): void => {
    if (row < 0 || row >= rows.length || column < 0 || column >= columns.length) return;
    setAt({ row, column });
    body.current?.rows[row]?.querySelectorAll<HTMLElement>(".judgement")[column]?.focus();
  };
  const set = (row: RobRow, column: JudgedColumn, judgement: Judgement | null): void => {
    if (readOnly.value || !column.editable) return;
    judge(bias.tool, [{ rowId: row.rowId, column: column.column, judgement }]);
  };
  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const judged = rows[row];
    const target = columns[column];
    if (judged === undefined || target === undefined) return;
    if (step !== undefined) moveTo(row + step[0], column + step[1]);
    else if (event.key === "Delete" || event.key === "Backspace") set(judged, target, null);
    else if (Object.hasOwn(BY_KEY, event.key) && allowed(bias, BY_KEY[event.key])) {
      set(judged, target, BY_KEY[event.key] ?? null);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <h4>{words.judgements}</h4>
      <p id={help} class="hint">
        {words.gridHelp}
      </p>
      <WideTable class="table-scroll judgements" label={words.judgements}>
        <table aria-describedby={help}>
          <thead>
            <tr>
              <th scope="col">{words.study}</th>
              {columns.map(({ column, short, label }) => (
                <th key={column} scope="col" title={label}>
                  {short}
                </th>
              ))}
              <th scope="col">{words.suggested}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, down) => (
              <tr key={row.rowId} data-row={row.rowId}>
                <th scope="row">{row.label}</th>
                {columns.map((column, across) => (
                  <td key={column.column}>
                    <JudgementCell
                      bias={bias}
                      name={words.cell(row.label, column.label)}
                      judgement={column.of(row)}
                      text={textAt(row.rowId, column.column)}
                      locked={readOnly.value || !column.editable}
                      isTabStop={down === active.row && across === active.column}
                      onFocus={() => setAt({ row: down, column: across })}
                      onKeyDown={(event) => onKeyDown(event, down, across)}
                      onChange={(judgement) => set(row, column, judgement)}
                    />
                  </td>
                ))}
                <td>
                  <SuggestionCell bias={bias} row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <Pages from={from} all={bias.rows.length} onGo={setFirst} />
      <TakeSuggestions bias={bias} />
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function allowed({ tool }: RiskOfBias, judgement: Judgement | undefined): boolean {
  return (
    JUDGEMENTS.some((known) => known === judgement) &&
    tool.judgements.some((own) => own.judgement === judgement)
  );
}

interface JudgedColumn {
  readonly column: string;
  readonly short: string;
  readonly label: string;
  /** Columns computed by formulas are not written into. */
  readonly editable: boolean;
  of(row: RobRow): Judgement | null;
}

function columnsOf({ domains, overall }: RiskOfBias): readonly JudgedColumn[] {
  const derived = new Set(project.value.derived.map(({ name }) => name));
  return [
    ...domains.map(
      ({ column, short, label }, place): JudgedColumn => ({
        column,
        short,
        label,
        editable: !derived.has(column),
        of: ({ judgements }) => judgements[place] ?? null,
      }),
    ),
    ...(overall === null
      ? []
      : [
          {
            column: overall,
            short: words.overall,
            label: words.overall,
            editable: !derived.has(overall),
            of: (row: RobRow) => row.overall,
          },
        ]),
  ];
}

function textAt(rowId: string, name: string): string {
  const { table } = project.value;
  const column = table.columns.find((known) => known.name === name);
  const value = column?.values[table.rowIds.indexOf(rowId)];
  if (column?.kind === "number" && (value === null || value === undefined))
    return column.unparsed[rowId] ?? "";
  return value === null || value === undefined ? "" : String(value);
}

interface PagesProps {
  readonly from: number;
  readonly all: number;
  onGo(first: number): void;
}

/** Leads to the studies before and after those shown. */
function Pages({ from, all, onGo }: PagesProps): JSX.Element | null {
  if (all <= PAGE) return null;
  return (
    <div class="form-row">
      <button type="button" class="button" disabled={from === 0} onClick={() => onGo(from - PAGE)}>
        {words.previous}
      </button>
      <span role="status">{words.more(from + 1, Math.min(all, from + PAGE), all)}</span>
      <button type="button" class="button" disabled={from + PAGE >= all} onClick={() => onGo(from + PAGE)}>
        {words.next}
      </button>
    </div>
  );
}
