import { findColumn, type Moderator } from "@treeline/engine";
import { spellingsOf } from "@treeline/engine/design";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { setModerator } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import type { ModeratorFieldsProps } from "./moderator-card.tsx";
import { cellTexts } from "./offered-columns.ts";
import { openProposals, type SpellingRow, spellingRows, withSpelling } from "./spelling-rows.ts";

/** More spellings than these are settled in the table. */
const SHOWN = 60;

/** Which entries are one level: what is proposed, and every entry to be settled by hand. */
export function SpellingsField({ moderator, table }: ModeratorFieldsProps): JSX.Element | null {
  const { column, spellings } = moderator;
  const texts = useMemo(() => {
    const found = findColumn(table, column);
    return found === undefined ? [] : cellTexts(table, found);
  }, [table, column]);
  const rows = spellingRows(texts, spellings);
  if (rows.length === 0) return null;
  return (
    <fieldset class="spellings">
      <legend>{words.spellings}</legend>
      <p class="hint">{words.spellingsHint}</p>
      <Proposals moderator={moderator} texts={texts} />
      <div class="table-scroll">
        <table class="numbers">
          <caption class="visually-hidden">{words.spellings}</caption>
          <thead>
            <tr>
              <th scope="col">{words.entered}</th>
              <th scope="col">{words.rows}</th>
              <th scope="col">{words.level}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <SpellingLine key={row.text} row={row} moderator={moderator} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && <p class="hint">{words.moreSpellings(rows.length - SHOWN)}</p>}
    </fieldset>
  );
}

function SpellingLine({
  row: { text, rows, level },
  moderator: { column, spellings },
}: {
  readonly row: SpellingRow;
  readonly moderator: Moderator;
}): JSX.Element {
  // An emptied field stands for the entry itself, but must be seen empty while it is typed anew.
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <tr>
      <th scope="row">{text}</th>
      <td>{rows}</td>
      <td>
        <input
          type="text"
          autocomplete="off"
          aria-label={words.levelFor(text)}
          value={draft ?? level}
          disabled={readOnly.value}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            setDraft(typed);
            setModerator(column, { spellings: withSpelling(spellings, text, typed) }, `spelling ${text}`);
          }}
          onBlur={() => setDraft(null)}
        />
      </td>
    </tr>
  );
}

interface ProposalsProps {
  readonly moderator: Moderator;
  readonly texts: readonly (string | null)[];
}

function Proposals({ moderator, texts }: ProposalsProps): JSX.Element | null {
  const { column, role, spellings } = moderator;
  const open = useMemo(() => openProposals(texts, spellings, role), [texts, spellings, role]);
  if (open.length === 0) return null;
  const accept = (proposals: typeof open): void =>
    setModerator(column, { spellings: { ...spellings, ...spellingsOf(proposals) } });
  return (
    <div class="proposals">
      <p>{words.proposed(open.length)}</p>
      <ul>
        {open.map((proposal) => (
          <li key={proposal.level}>
            <span>
              {words.proposal(
                proposal.spellings.map(({ text }) => text),
                proposal.level,
              )}{" "}
              <span class="hint">{words.because[proposal.because]}</span>
            </span>
            <button
              type="button"
              class="link-button"
              aria-label={words.acceptOne(proposal.level)}
              disabled={readOnly.value}
              onClick={() => accept([proposal])}
            >
              {words.accept}
            </button>
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <button type="button" class="button" disabled={readOnly.value} onClick={() => accept(open)}>
          {words.acceptAll}
        </button>
      )}
    </div>
  );
}
