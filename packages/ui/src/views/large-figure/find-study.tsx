import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { largeFigure as words } from "../../strings/large-figure.ts";

interface FindStudyProps {
  /** The studies in the order they are drawn. */
  readonly rowIds: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  onFound(rowId: string): void;
}

/** Leads to a study by a part of its name: the browser's own search sees those only that are drawn. */
export function FindStudy({ rowIds, labels, onFound }: FindStudyProps): JSX.Element {
  const id = useId();
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const found = useMemo(() => matching(rowIds, labels, text), [rowIds, labels, text]);
  const go = (to: number): void => {
    const rowId = found[(to + found.length) % found.length];
    if (rowId === undefined) return;
    setPlace((to + found.length) % found.length);
    onFound(rowId);
  };
  return (
    <search class="find-study" aria-label={words.find}>
      <label for={id}>{words.find}</label>
      <input
        id={id}
        type="search"
        value={text}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          setPlace(0);
          const [first] = matching(rowIds, labels, value);
          if (first !== undefined) onFound(first);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          go(place + (event.shiftKey ? -1 : 1));
        }}
      />
      <button type="button" class="button" disabled={found.length === 0} onClick={() => go(place - 1)}>
        {words.previous}
      </button>
      <button type="button" class="button" disabled={found.length === 0} onClick={() => go(place + 1)}>
        {words.next}
      </button>
      <span role="status">
        {text.trim() === "" ? "" : found.length === 0 ? words.none : words.found(place + 1, found.length)}
      </span>
    </search>
  );
}

function matching(
  rowIds: readonly string[],
  labels: ReadonlyMap<string, string>,
  text: string,
): readonly string[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return [];
  return rowIds.filter((rowId) => labels.get(rowId)?.toLocaleLowerCase().includes(wanted) === true);
}
