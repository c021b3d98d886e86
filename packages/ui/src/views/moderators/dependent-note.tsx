import { asAnalysed } from "@treeline/engine";
import { studyGroups } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Evaluated } from "../../state/evaluation.ts";
import { view } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";

interface DependentNoteProps {
  readonly evaluated: Evaluated;
  /** How far the answers of the page bear at all. */
  readonly caution: string;
}

/** Effects of the same people: how they are treated here, and where that can be changed. */
export function DependentNote({ evaluated, caution }: DependentNoteProps): JSX.Element {
  const { document, report } = evaluated;
  const combined = report.effects?.combined?.studies.length ?? 0;
  const repeated = useMemo(() => {
    const by = document.roles.label;
    if (by === null || report.effects === null) return [];
    return studyGroups(asAnalysed(document, report).table, by, report.effects.rowIds).filter(
      ({ places }) => places.length > 1,
    );
  }, [document, report]);
  const rows = repeated.reduce((sum, { places }) => sum + places.length, 0);
  const text =
    combined > 0
      ? words.combinedNote(combined)
      : rows > 0
        ? words.dependentNote(repeated.length, rows)
        : words.dependentNone;
  return (
    <section class={rows > 0 && combined === 0 ? "note warning" : "note"} aria-label={words.dependentHeading}>
      <p>
        <b>{words.dependentHeading}.</b> {text}{" "}
        <button
          type="button"
          class="link-button"
          onClick={() => {
            view.value = "effects";
            requestAnimationFrame(() =>
              globalThis.document.querySelector(".aggregate")?.scrollIntoView({ block: "center" }),
            );
          }}
        >
          {combined > 0 ? words.changeCombining : words.combine}
        </button>
      </p>
      <p class="hint">{caution}</p>
    </section>
  );
}
