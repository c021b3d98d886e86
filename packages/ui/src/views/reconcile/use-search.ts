import type { AnalysisDocument } from "@treeline/engine";
import type { Published, Reconciliation } from "@treeline/engine/reconcile";
import { useEffect, useRef, useState } from "preact/hooks";
import { engine } from "../../state/evaluation.ts";

/** Where a search stands. */
type SearchState =
  | { readonly kind: "idle" | "stopped" | "failed" }
  | { readonly kind: "searching"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly answer: Reconciliation };

export interface Search {
  readonly state: SearchState;
  start(published: Published): void;
  stop(): void;
}

/** A search in the worker that shows how far it is, can be stopped, and is dropped when the document changes. */
export function useSearch(document: AnalysisDocument): Search {
  const [state, setState] = useState<SearchState>({ kind: "idle" });
  const wanted = useRef(0);
  const stop = (): void => {
    wanted.current += 1;
    setState((now) => (now.kind === "searching" ? { kind: "stopped" } : now));
  };
  useEffect(() => {
    setState({ kind: "idle" });
    return () => {
      wanted.current += 1;
    };
  }, [document]);
  async function run(published: Published): Promise<void> {
    wanted.current += 1;
    const own = wanted.current;
    setState({ kind: "searching", done: 0, total: 1 });
    try {
      const answer = await engine.findSettings(document, published, (done, total) => {
        if (wanted.current !== own) return false;
        setState({ kind: "searching", done, total });
        return true;
      });
      if (wanted.current === own && answer !== null) setState({ kind: "done", answer });
    } catch {
      if (wanted.current === own) setState({ kind: "failed" });
    }
  }
  return { state, start: (published) => void run(published), stop };
}
