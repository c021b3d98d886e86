import type { PlotCard } from "@treeline/plots";
import type { JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { setPlotOptions } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { moveStudy } from "../../state/figure-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { figure } from "../../strings/figure.ts";
import { drawing } from "../results/load-drawing.ts";
import { frameOf, studiesIn, studyAt, useFrameEvents } from "./drawn-study.ts";
import { type Drag, dragStart, dropPlace } from "./study-drag.ts";

const words = figure.order;

/** What came of a move in words; `order` = the plot would have to be ordered as the table for it. */
interface Said {
  readonly text: string;
  readonly order: boolean;
}

interface MovesProps {
  readonly bar: RefObject<HTMLElement | null>;
  readonly evaluated: Evaluated;
  readonly plot: PlotCard;
}

/** Studies of a plot that lists them are dragged to another place, or moved with Alt and the arrows; the table follows. */
export function StudyMoves({ bar, evaluated, plot }: MovesProps): JSX.Element | null {
  const [said, setSaid] = useState<Said | null>(null);
  const drag = useRef<Drag | null>(null);
  const refocus = useRef<string | null>(null);
  const listed = plot.options.some(
    (def) =>
      def.key === "order" && def.type === "choice" && def.choices.some(({ value }) => value === "table"),
  );
  useEffect(() => {
    if (refocus.current === null) return;
    const study = frameOf(bar)?.querySelector<SVGGElement>(`[data-row-id="${CSS.escape(refocus.current)}"]`);
    refocus.current = null;
    // A quick hand may be typing the name of the study by now.
    if (document.activeElement === document.body) study?.focus({ preventScroll: true });
  }, [evaluated]);

  const move = (study: SVGGElement, target: SVGGElement | undefined): void => {
    const frame = frameOf(bar);
    const [from, to] = [study.dataset.rowId, target?.dataset.rowId];
    if (frame === null || from === undefined || to === undefined || from === to) return;
    const name = nameOf(evaluated, from);
    const why = whyNot(name, from, evaluated, plot);
    setSaid(why);
    if (why !== null) return;
    refocus.current = from;
    moveStudy(from, to);
    const place = project.value.table.rowIds.indexOf(from) + 1;
    const { length } = project.value.table.rowIds;
    setSaid({ text: words.moved(name, String(place), String(length)), order: false });
  };
  useFrameEvents(bar, {
    keydown: (event) => {
      const study = studyAt(event.target);
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const frame = frameOf(bar);
      if (!listed || study === null || frame === null || !event.altKey || by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const studies = studiesIn(frame);
      move(study, studies[studies.indexOf(study) + by]);
    },
    pointerdown: (event) => {
      const study = studyAt(event.target);
      if (!listed || study === null || event.button !== 0 || event.pointerType === "touch") return;
      const frame = frameOf(bar);
      if (frame !== null) drag.current = dragStart(study, frame, event);
    },
    pointermove: (event) => drag.current?.follow(event),
    pointerup: (event) => {
      const held = drag.current;
      drag.current = null;
      if (held === null || !held.end()) return;
      move(held.study, dropPlace(held, event.clientY));
    },
    pointercancel: () => {
      drag.current?.end();
      drag.current = null;
    },
    // A click ends every drag; it must not open the study.
    click: (event) => {
      if (wasDragged(event)) event.stopPropagation();
    },
  });
  return (
    <div class="figure-moved">
      <p role="status">{said?.text ?? ""}</p>
      {said?.order && (
        <button
          type="button"
          class="button"
          onClick={() => {
            setPlotOptions(plot, { order: "table" });
            setSaid(null);
          }}
        >
          {words.useTable}
        </button>
      )}
    </div>
  );
}

function wasDragged(event: Event): boolean {
  const frame = event.currentTarget;
  if (!(frame instanceof HTMLElement) || frame.dataset.dragged === undefined) return false;
  delete frame.dataset.dragged;
  return true;
}

function nameOf({ report }: Evaluated, rowId: string): string {
  const { effects } = report;
  const at = effects?.rowIds.indexOf(rowId) ?? -1;
  return effects?.labels[at] ?? effects?.excluded.find((row) => row.rowId === rowId)?.label ?? rowId;
}

function whyNot(name: string, rowId: string, { report }: Evaluated, plot: PlotCard): Said | null {
  if (readOnly.value) return { text: words.readOnly(name), order: false };
  const combined = report.effects?.combined?.studies.find((study) => study.rowId === rowId);
  if ((combined?.rowIds.length ?? 1) > 1) return { text: words.combined(name), order: false };
  const order = drawing.value?.plots.get(plot.id).shown(project.value).order ?? "table";
  return order === "table" ? null : { text: words.notTable(name), order: true };
}
