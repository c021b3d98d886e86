import type { AnalysisDocument } from "@treeline/engine";
import { type Published, parsePublished } from "@treeline/engine/reconcile";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SelectField, TextField } from "../../controls/field.tsx";
import { reconcile as words } from "../../strings/reconcile.ts";
import { FoundTable } from "./found-table.tsx";
import { readText } from "./texts.ts";
import { type Search, useSearch } from "./use-search.ts";

type Scale = Published["scale"];

function scaleOf(value: string): Scale {
  return value === "shown" || value === "analysis" ? value : "either";
}

/** A result as a paper prints it, and the settings that reproduce it from these studies. */
export function PublishedSection({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  const [text, setText] = useState("");
  const [scale, setScale] = useState<Scale>("either");
  const search = useSearch(document);
  const parsed = text.trim() === "" ? null : parsePublished(text);
  const start = (event: Event): void => {
    event.preventDefault();
    if (parsed?.ok) search.start({ ...parsed.value, scale });
  };
  return (
    <section class="reconcile-published">
      <h3>{words.foundHeading}</h3>
      <p class="hint">{words.foundLead}</p>
      <form onSubmit={start}>
        <TextField
          label={words.published}
          value={text}
          placeholder={words.publishedExample}
          invalid={parsed?.ok === false}
          describedBy="published-read"
          onInput={setText}
        />
        <SelectField
          label={words.scale}
          value={scale}
          choices={[
            { value: "either", label: words.scaleEither },
            { value: "shown", label: words.scaleShown },
            { value: "analysis", label: words.scaleAnalysis },
          ]}
          onChange={(value) => setScale(scaleOf(value))}
        />
        <button type="submit" class="button primary" disabled={parsed?.ok !== true}>
          {words.find}
        </button>
      </form>
      <div id="published-read" class="hint">
        {parsed?.ok && <p>{readText(parsed.value, document.model.level)}</p>}
        {parsed?.issues.map(({ code, message, hint }) => (
          <p key={code} class="note">
            {message} {hint}
          </p>
        ))}
      </div>
      <Outcome search={search} />
      <p class="visually-hidden" role="status">
        {endOf(search)}
      </p>
    </section>
  );
}

/** How the search ended; how far it is would be spoken without end. */
function endOf({ state }: Search): string {
  switch (state.kind) {
    case "stopped":
      return words.stopped;
    case "failed":
      return words.failed;
    case "done":
      return state.answer.sentence;
    default:
      return "";
  }
}

function Outcome({ search: { state, stop } }: { readonly search: Search }): JSX.Element | null {
  switch (state.kind) {
    case "idle":
      return null;
    case "stopped":
      return <p class="hint">{words.stopped}</p>;
    case "failed":
      return <p class="note">{words.failed}</p>;
    case "searching":
      return (
        <p class="searching">
          <progress value={state.done} max={state.total} aria-label={words.find} />
          {words.searching(state.done, state.total)}
          <button type="button" class="link-button" onClick={stop}>
            {words.stop}
          </button>
        </p>
      );
    case "done":
      return <FoundTable answer={state.answer} />;
  }
}
