import { combinedSentences, sharedControlSentences } from "@treeline/engine/aggregate";
import { artefactSentences } from "@treeline/engine/artefacts";
import { ledgerSentences } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { CopyButton } from "../../controls/copy-button.tsx";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { later } from "../../strings/later.ts";
import { displayOf } from "../results/display.ts";
import { kindsIn, type LedgerKind, narrowed } from "./ledger-filters.ts";
import { LedgerLine } from "./ledger-line.tsx";
import { countUsed, type Ledger, type LedgerEntryLine, ledgerOf } from "./ledger-rows.ts";
import { LedgerPages, LedgerTools } from "./ledger-tools.tsx";

/** Rows on the page at once: ten thousand would keep the browser busy for seconds. */
const PAGE = 100;
const SEARCH_FROM = 20;

/** One line per study: what was reported, the way to its effect, what looks wrong, where it stands. */
export function LedgerView({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const ledger = useMemo(() => ledgerOf(evaluated), [evaluated]);
  const kinds = useMemo(() => kindsIn(ledger.lines), [ledger]);
  const [search, setSearch] = useState("");
  const [chosen, setKind] = useState<LedgerKind>("all");
  const [wantedPage, setPage] = useState(0);
  if (ledger.lines.length === 0) return <p class="hint panel">{later.ledger.noProject}</p>;
  // A repair may take the last row of a kind away.
  const kind = kinds.some((entry) => entry.kind === chosen) ? chosen : "all";
  const found = narrowed(ledger.lines, kind, search);
  const page = Math.max(0, Math.min(wantedPage, Math.ceil(found.length / PAGE) - 1));
  return (
    <>
      <LedgerTools
        kinds={kinds}
        kind={kind}
        search={ledger.lines.length > SEARCH_FROM ? search : null}
        onKind={(next) => {
          setKind(next);
          setPage(0);
        }}
        onSearch={(text) => {
          setSearch(text);
          setPage(0);
        }}
      />
      <Lines evaluated={evaluated} ledger={ledger} lines={found.slice(page * PAGE, (page + 1) * PAGE)} />
      {found.length === 0 && <p class="hint panel">{later.ledger.none}</p>}
      <LedgerPages page={page} size={PAGE} count={found.length} onPage={setPage} />
      <Sentences evaluated={evaluated} />
    </>
  );
}

function Lines({
  evaluated: { document, report },
  ledger,
  lines,
}: {
  readonly evaluated: Evaluated;
  readonly ledger: Ledger;
  readonly lines: readonly LedgerEntryLine[];
}): JSX.Element {
  const { used, entered } = countUsed(report);
  const { symbol } = displayOf(document, report);
  return (
    <ScrollRegion label={later.ledger.heading}>
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
        <tbody onKeyDown={stepByKey}>
          {lines.map((line) => (
            <LedgerLine key={line.rowId} row={ledger.write(line)} symbol={symbol} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The arrows go from study to study. */
function stepByKey(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const { target, currentTarget } = event;
  if (step === 0 || !(target instanceof HTMLButtonElement) || !(currentTarget instanceof Element)) return;
  const studies = [...currentTarget.querySelectorAll<HTMLButtonElement>("th .link-button")];
  const next = studies[studies.indexOf(target) + step];
  if (!studies.includes(target) || next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** What a methods section has to say about the effects that were derived. */
function Sentences({
  evaluated: { document, report },
}: {
  readonly evaluated: Evaluated;
}): JSX.Element | null {
  const sentences = useMemo(
    () => [
      ...ledgerSentences(document, report),
      ...artefactSentences(report),
      ...combinedSentences(report),
      ...sharedControlSentences(report),
    ],
    [document, report],
  );
  if (sentences.length === 0) return null;
  return (
    <section class="panel ledger-sentences" aria-labelledby="ledger-sentences">
      <h3 id="ledger-sentences">{later.ledger.sentences}</h3>
      <p>{sentences.join(" ")}</p>
      <CopyButton label={later.derivation.copy} text={() => sentences.join(" ")} />
    </section>
  );
}
