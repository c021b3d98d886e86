import type { StudyTable } from "@treeline/engine";
import { useEffect, useState } from "preact/hooks";
import { engine } from "../../state/evaluation.ts";
import type { FormulaAnswer } from "../../worker/protocol.ts";

const PAUSE_MS = 120;

/** What the engine says of a formula, a moment after typing stops; null = nothing yet. */
export function useFormulaPreview(
  table: StudyTable,
  name: string | null,
  expression: string,
): FormulaAnswer | null {
  const [answer, setAnswer] = useState<FormulaAnswer | null>(null);
  useEffect(() => {
    let current = true;
    if (expression.trim() === "") {
      setAnswer(null);
      return;
    }
    const timer = setTimeout(() => {
      engine.previewFormula(table, name, expression).then(
        (read) => current && setAnswer(read),
        // A worker that died has been reported; there is nothing to show.
        () => current && setAnswer(null),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [name, expression, table.rowIds, table.columns.length]);
  return answer;
}
