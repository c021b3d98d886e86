import type { StudyTable } from "@treeline/engine";
import {
  cellsLookedInto,
  type FindOptions,
  type FoundCell,
  findCells,
  replaceInText,
} from "@treeline/engine/table-edits";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createSearchClient, type SearchClient } from "../../worker/search-client.ts";

/** Longer than any sensible pattern takes for a table of ten thousand rows. */
const LONGEST_MS = 2000;

/** How a search stands. */
type SearchState = "done" | "searching" | "too-long" | "failed";

export interface TableSearch {
  readonly found: readonly FoundCell[];
  readonly state: SearchState;
  /** The texts of cells with what was found replaced; null = the search was not finished. */
  replaced(texts: readonly string[], replacement: string): Promise<readonly string[] | null>;
}

interface PatternFinds {
  readonly state: SearchState;
  readonly found: readonly FoundCell[];
}

const NOTHING: readonly FoundCell[] = [];

/** What a search finds in a table: texts at once, regular expressions in a worker that is ended when it takes too long. */
export function useSearch(table: StudyTable, options: FindOptions): TableSearch {
  const client = useRef<SearchClient | null>(null);
  const key = JSON.stringify([
    options.text,
    options.wholeCell,
    options.matchCase,
    options.pattern,
    [...(options.columns ?? [])],
  ]);
  const plain = useMemo(() => (options.pattern ? NOTHING : findCells(table, options)), [table, key]);
  const [finds, setFinds] = useState<PatternFinds>({ state: "done", found: NOTHING });

  useEffect(() => () => client.current?.end(), []);
  useEffect(() => {
    if (!options.pattern || options.text === "") {
      setFinds({ state: "done", found: NOTHING });
      return;
    }
    client.current ??= createSearchClient(spawn, LONGEST_MS);
    const cells = cellsLookedInto(table, options);
    let isCurrent = true;
    setFinds({ state: "searching", found: NOTHING });
    const texts = cells.map(({ text }) => text);
    void client.current.search({ texts, options, replacement: null }).then((answer) => {
      if (!isCurrent || answer === "dropped") return;
      setFinds(
        typeof answer === "string"
          ? { state: answer, found: NOTHING }
          : { state: "done", found: (answer.found ?? []).map((at) => cells[at]!) },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [table, key]);

  return {
    found: options.pattern ? finds.found : plain,
    state: options.pattern ? finds.state : "done",
    async replaced(texts, replacement) {
      if (!options.pattern) return texts.map((text) => replaceInText(text, replacement, options));
      const answer = await client.current?.search({ texts, options, replacement });
      if (answer === undefined || answer === "dropped") return null;
      if (typeof answer === "string") {
        setFinds({ state: answer, found: NOTHING });
        return null;
      }
      return answer.texts ?? null;
    },
  };
}

function spawn(): Worker {
  return new Worker(new URL("../../worker/search.worker.ts", import.meta.url), { type: "module" });
}
