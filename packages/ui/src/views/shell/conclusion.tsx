import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { evaluated, lagging, stale, updating } from "../../state/evaluation.ts";
import { type View, view } from "../../state/project.ts";
import { conclusion as words } from "../../strings/conclusion.ts";
import { conclusionParts, type Part } from "./conclusion-parts.ts";

/** What the analysis comes to, in sight on every page; leads to the results. Beside it stands what has to be in sight as well. */
export function Conclusion({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const now = evaluated.value;
  const parts = useMemo(() => (now === null ? [] : conclusionParts(now)), [now]);
  const state = stateWords(now === null);
  return (
    <section class="conclusion" aria-label={words.label} aria-busy={updating.value}>
      <button
        type="button"
        class={lagging.value ? "conclusion-line lagging" : "conclusion-line"}
        title={words.lead}
        onClick={showResults}
      >
        {parts.length > 0 ? (
          <Parts parts={parts} />
        ) : (
          <span class="conclusion-part">{emptyWords(now === null)}</span>
        )}
        {state !== "" && <span class="conclusion-state">{state}</span>}
      </button>
      <Announcement parts={parts} first={now === null} />
      {children}
    </section>
  );
}

function Parts({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  return (
    <>
      {parts.map(({ id, name, title, value }) => (
        <span key={id} class="conclusion-part" data-part={id} title={title}>
          {name} <b>{value}</b>
        </span>
      ))}
    </>
  );
}

interface AnnouncementProps {
  readonly parts: readonly Part[];
  readonly first: boolean;
}

/** The line as one sentence: a screen reader would speak each number of a part of the page by itself, in any order. */
function Announcement({ parts, first }: AnnouncementProps): JSX.Element {
  const text = parts.map(({ name, title, value }) => `${title ?? name} ${value}`).join("; ");
  return (
    <p class="visually-hidden" role="status">
      {text === "" && !first ? emptyWords(false) : text}
    </p>
  );
}

function stateWords(first: boolean): string {
  if (updating.value && lagging.value && !first) return words.updating;
  return stale.value && !first ? words.old : "";
}

function emptyWords(first: boolean): string {
  return first ? words.calculating : `${words.none}: ${words.noneHint}`;
}

/** The page whose answer the line gives. */
function resultsPage(): View {
  const { fit, network, doseResponse } = evaluated.value?.report ?? {};
  if (network?.conclusion) return "network";
  return !fit && doseResponse?.result ? "moderators" : "results";
}

function showResults(): void {
  view.value = resultsPage();
  document.getElementById("content")?.scrollTo({ top: 0 });
}
