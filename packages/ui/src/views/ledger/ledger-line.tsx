import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { Clamped } from "../../controls/clamped.tsx";
import { Repairs } from "../../controls/repairs.tsx";
import { entryOf, keepForRow } from "../../state/ledger-edits.ts";
import { explainedRow } from "../../state/navigation.ts";
import { project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { chainOf, type LedgerRow, type RowRemark } from "./ledger-rows.ts";

/** One study of the ledger: what was reported, the way to its effect, what looks wrong, where it stands. */
export function LedgerLine({
  row,
  symbol,
}: {
  readonly row: LedgerRow;
  readonly symbol: string;
}): JSX.Element {
  const { rowId, label, reported, lacking } = row;
  const explain = (): void => {
    explainedRow.value = rowId;
  };
  return (
    <tr
      class={lacking === null ? undefined : "lacking"}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("input, button, summary") === null)
          explain();
      }}
    >
      <th scope="row">
        <button
          type="button"
          class="link-button"
          aria-haspopup="dialog"
          title={later.ledger.explainRow(label)}
          onClick={explain}
        >
          {label}
        </button>
      </th>
      <td data-label={later.ledger.reported}>
        {reported.length === 0 ? (
          <span class="hint">{later.ledger.nothingReported}</span>
        ) : (
          reported.map((text, at) => [
            at > 0 && " ",
            <span key={text} class="reported-item">
              {whole(text)}
              {at < reported.length - 1 && ";"}
            </span>,
          ])
        )}
      </td>
      {lacking === null ? <WayCells row={row} symbol={symbol} /> : <LackingCell lacking={lacking} />}
      <td data-label={later.ledger.place}>
        <KeptText rowId={rowId} field="place" label={later.ledger.placeOf(label)} />
      </td>
      <td data-label={later.ledger.note}>
        <KeptText rowId={rowId} field="note" label={later.ledger.noteOf(label)} />
      </td>
    </tr>
  );
}

/** The numbers of both groups stay beside one another, and a short prefix beside its word. */
function whole(text: string): string {
  return unbroken(text)
    .replaceAll(" / ", "\u00a0/\u00a0")
    .replace(/(?<=\b\p{L}{1,3})-(?=\p{L})/gu, "-\u2060");
}

function WayCells({ row, symbol }: { readonly row: LedgerRow; readonly symbol: string }): JSX.Element {
  const { isChosen, assumptions, doubts, effect } = row;
  return (
    <>
      <td data-label={later.ledger.way}>
        {chainOf(symbol, row)}
        {isChosen && <span class="hint"> ({later.ledger.chosen})</span>}
        {assumptions.length > 0 && <span class="hint assumed">{later.ledger.assuming(assumptions)}</span>}
        {doubts.map((doubt) => (
          <div key={doubt.text} class="doubt">
            <span class="visually-hidden">{later.ledger.warning} </span>
            <Remark remark={doubt} />
          </div>
        ))}
      </td>
      <td data-label={symbol} class="number">
        {effect}
      </td>
    </>
  );
}

function LackingCell({ lacking }: { readonly lacking: RowRemark }): JSX.Element {
  return (
    <td colSpan={2} class="reason">
      <Remark remark={lacking} />
    </td>
  );
}

/** What is wrong in two lines, the rest and what could be done one click further; what mends it by a click stays in sight. */
function Remark({ remark: { text, issue } }: { readonly remark: RowRemark }): JSX.Element {
  return (
    <>
      <Clamped text={text}>
        <span class="hint">{issue.hint}</span>
      </Clamped>
      <Repairs issue={issue} />
    </>
  );
}

interface KeptProps {
  readonly rowId: string;
  readonly field: "place" | "note";
  readonly label: string;
}

/** A text of one line about a row, edited where it stands and read to its end. */
function KeptText({ rowId, field, label }: KeptProps): JSX.Element {
  return (
    <textarea
      rows={1}
      class="kept"
      aria-label={label}
      placeholder={later.ledger.addText}
      value={entryOf(project.value, rowId)[field]}
      readOnly={readOnly.value}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
      onInput={(event) =>
        keepForRow(rowId, { [field]: event.currentTarget.value.replace(/\s*\n\s*/gu, " ") }, field)
      }
    />
  );
}
