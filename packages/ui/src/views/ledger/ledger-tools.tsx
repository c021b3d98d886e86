import type { JSX } from "preact";
import { later } from "../../strings/later.ts";
import type { kindsIn, LedgerKind } from "./ledger-filters.ts";

interface ToolsProps {
  readonly kinds: ReturnType<typeof kindsIn>;
  readonly kind: LedgerKind;
  /** null = the list is short enough to be looked through. */
  readonly search: string | null;
  onKind(kind: LedgerKind): void;
  onSearch(text: string): void;
}

/** What narrows the list: kinds of rows, and the name of a study. */
export function LedgerTools({ kinds, kind, search, onKind, onSearch }: ToolsProps): JSX.Element {
  return (
    <div class="ledger-search">
      {search !== null && (
        <input
          type="search"
          aria-label={later.ledger.search}
          placeholder={later.ledger.search}
          value={search}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
      )}
      {kinds.length > 1 && (
        <fieldset class="ledger-kinds">
          <legend class="visually-hidden">{later.ledger.show}</legend>
          {kinds.map((entry) => (
            <button
              key={entry.kind}
              type="button"
              class="chip-button"
              aria-pressed={entry.kind === kind}
              onClick={() => onKind(entry.kind)}
            >
              {later.ledger.kindCount(entry.label, entry.count)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface PagesProps {
  /** From 0. */
  readonly page: number;
  readonly size: number;
  readonly count: number;
  onPage(page: number): void;
}

/** Which rows of a long list are on the page, with a way to the others. */
export function LedgerPages({ page, size, count, onPage }: PagesProps): JSX.Element | null {
  if (count <= size) return null;
  const from = page * size;
  return (
    <nav class="ledger-pages" aria-label={later.ledger.pages}>
      <button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {later.ledger.earlier}
      </button>
      <span aria-live="polite">{later.ledger.pageOf(from + 1, Math.min(from + size, count), count)}</span>
      <button type="button" class="button" disabled={from + size >= count} onClick={() => onPage(page + 1)}>
        {later.ledger.later}
      </button>
    </nav>
  );
}
