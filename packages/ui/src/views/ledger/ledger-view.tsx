import { ledgerSentences } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { CopyButton } from "../../controls/copy-button.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { entryOf, keepForRow } from "../../state/ledger-edits.ts";
import { explainedRow } from "../../state/navigation.ts";
import { project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/en-later.ts";
import { displayOf } from "../results/display.ts";
import { chainOf, countUsed, type LedgerRow, ledgerRows } from "./ledger-rows.ts";

/** Rows on the page at first; more on demand. */
const PAGE = 200;
const SEARCH_FROM = 20;

/** One line per study: what was reported, the way to its effect, where it stands. */
export function LedgerView({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const rows = useMemo(() => ledgerRows(evaluated), [evaluated]);
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(PAGE);
  const wanted = search.trim().toLowerCase();
  const found = wanted === "" ? rows : rows.filter(({ label }) => label.toLowerCase().includes(wanted));
  const { used, entered } = countUsed(evaluated.report);
  const { symbol } = displayOf(evaluated.document, evaluated.report);
  if (rows.length === 0) return <p class="hint panel">{later.ledger.noProject}</p>;
  return (
    <>
      {rows.length > SEARCH_FROM && (
        <div class="ledger-search">
          <input
            type="search"
            aria-label={later.ledger.search}
            placeholder={later.ledger.search}
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="table-scroll" tabIndex={0} aria-label={later.ledger.heading}>
        <table class="numbers ledger">
          <caption>{later.ledger.caption(used, entered)}</caption>
          <thead>
            <tr>
              <th scope="col">{later.ledger.study}</th>
              <th scope="col">{later.ledger.reported}</th>
              <th scope="col">{later.ledger.way}</th>
              <th scope="col">{symbol}</th>
              <th scope="col">{later.ledger.place}</th>
              <th scope="col">{later.ledger.note}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((row) => (
              <Line key={row.rowId} row={row} symbol={symbol} />
            ))}
          </tbody>
        </table>
      </section>
      {found.length === 0 && <p class="hint panel">{later.ledger.none}</p>}
      {found.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
          {later.ledger.more(Math.min(PAGE, found.length - shown))}
        </button>
      )}
      <Sentences evaluated={evaluated} />
    </>
  );
}

/** What a methods section has to say about the effects that were derived. */
function Sentences({
  evaluated: { document, report },
}: {
  readonly evaluated: Evaluated;
}): JSX.Element | null {
  const sentences = ledgerSentences(document, report);
  if (sentences.length === 0) return null;
  return (
    <section class="panel ledger-sentences" aria-labelledby="ledger-sentences">
      <h3 id="ledger-sentences">{later.ledger.sentences}</h3>
      <p>{sentences.join(" ")}</p>
      <CopyButton label={later.derivation.copy} text={() => sentences.join(" ")} />
    </section>
  );
}

function Line({ row, symbol }: { readonly row: LedgerRow; readonly symbol: string }): JSX.Element {
  const { rowId, label, reported, isChosen, assumptions, effect, lacking } = row;
  const explain = (): void => {
    explainedRow.value = rowId;
  };
  return (
    <tr
      class={lacking === null ? undefined : "lacking"}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("input, button") === null) explain();
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
          reported.join("; ")
        )}
      </td>
      {lacking === null ? (
        <>
          <td data-label={later.ledger.way}>
            {chainOf(symbol, row)}
            {isChosen && <span class="hint"> ({later.ledger.chosen})</span>}
            {assumptions.length > 0 && <span class="hint assumed">{later.ledger.assuming(assumptions)}</span>}
          </td>
          <td data-label={symbol} class="number">
            {effect}
          </td>
        </>
      ) : (
        <td colSpan={2} class="reason">
          {lacking.reason} <span class="hint">{lacking.hint}</span>
        </td>
      )}
      <td data-label={later.ledger.place}>
        <KeptText rowId={rowId} field="place" label={later.ledger.placeOf(label)} />
      </td>
      <td data-label={later.ledger.note}>
        <KeptText rowId={rowId} field="note" label={later.ledger.noteOf(label)} />
      </td>
    </tr>
  );
}

interface KeptProps {
  readonly rowId: string;
  readonly field: "place" | "note";
  readonly label: string;
}

/** A text about a row, edited where it stands. */
function KeptText({ rowId, field, label }: KeptProps): JSX.Element {
  return (
    <input
      type="text"
      class="kept"
      aria-label={label}
      placeholder={later.ledger.addText}
      value={entryOf(project.value, rowId)[field]}
      readOnly={readOnly.value}
      onInput={(event) => keepForRow(rowId, { [field]: event.currentTarget.value }, field)}
    />
  );
}
