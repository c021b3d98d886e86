import { audible, type Note, soundScore } from "@treeline/plots/sound";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { SegmentedField } from "../../controls/field.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import type { FigureBasis } from "../../state/figure-export.ts";
import { lightRow } from "../../state/lit-row.ts";
import { figure } from "../../strings/figure.ts";
import { t } from "../../strings/t.ts";
import { displayOf, showEffect } from "../results/display.ts";
import { figureInput } from "../results/plot-input.ts";
import { studyNumbers } from "../results/study-numbers.ts";
import { type Performance, perform } from "./perform.ts";

const words = figure.sound;
const SPEEDS = { slow: 0.6, usual: 1, fast: 2 } as const;
type Speed = keyof typeof SPEEDS;

interface PlayerProps {
  readonly basis: FigureBasis;
  /** The studies in the order they are drawn. */
  readonly rowIds: readonly string[];
}

/** Plays a figure as a whole or study by study, and says which one sounds. */
export function SoundPlayer({ basis, rowIds }: PlayerProps): JSX.Element {
  const { evaluated } = basis;
  const [speed, setSpeed] = useState<Speed>("usual");
  const [state, setState] = useState<"silent" | "playing" | "paused">("silent");
  const [said, setSaid] = useState("");
  const playing = useRef<Performance | null>(null);
  /** Which tone was heard last, the pooled effect behind those of the studies; null = none yet. */
  const heardAt = useRef<number | null>(null);
  const { notes, rows } = useMemo(() => scoreOf(basis, rowIds, SPEEDS[speed]), [basis, rowIds, speed]);
  const stop = (): void => {
    playing.current?.stop();
    playing.current = null;
    lightRow(null);
    setState("silent");
  };
  // Another result or speed is another piece.
  useEffect(() => {
    heardAt.current = null;
    return stop;
  }, [notes]);
  const placeOf = ({ study }: Note): number => study ?? rows.length;
  const tell = (note: Note): void => {
    heardAt.current = placeOf(note);
    const rowId = note.study === null ? null : (rows[note.study] ?? null);
    lightRow(rowId);
    setSaid(rowId === null ? words.pooled(pooledText(evaluated)) : studyText(evaluated, rowId));
  };

  const play = (): void => {
    if (playing.current !== null) {
      void playing.current.resume();
      setState("playing");
      return;
    }
    try {
      playing.current = perform(notes, (note) => {
        if (note === null) {
          stop();
          setSaid(words.over);
          return;
        }
        tell(note);
      });
      setState("playing");
    } catch {
      setSaid(words.noSound);
    }
  };
  /** The tone before or after the one heard last, alone. */
  const step = (by: 1 | -1): void => {
    const last = Math.max(0, ...notes.map(placeOf));
    const from = heardAt.current ?? (by > 0 ? -1 : last + 1);
    const place = Math.min(last, Math.max(0, from + by));
    const own = notes.filter((note) => placeOf(note) === place);
    const [first] = own;
    if (first === undefined) return;
    stop();
    tell(first);
    try {
      const alone = own.map((note) => ({ ...note, start: note.start - first.start }));
      const performance = perform(alone, (note) => {
        if (note !== null) return;
        performance.stop();
        if (playing.current === performance) playing.current = null;
      });
      playing.current = performance;
    } catch {
      setSaid(words.noSound);
    }
  };
  return (
    <section class="sound" aria-label={words.heading}>
      <p class="hint">{words.lead}</p>
      <div class="sound-controls">
        {state === "playing" ? (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              void playing.current?.pause();
              setState("paused");
            }}
          >
            {words.pause}
          </button>
        ) : (
          <button type="button" class="button primary" onClick={play}>
            {words.play}
          </button>
        )}
        <button type="button" class="button" disabled={state === "silent"} onClick={stop}>
          {words.stop}
        </button>
        <fieldset
          class="sound-steps"
          aria-label={words.steps}
          onKeyDown={(event) => {
            if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
            event.preventDefault();
            step(event.key === "ArrowRight" ? 1 : -1);
          }}
        >
          <button type="button" class="button" onClick={() => step(-1)}>
            {words.previous}
          </button>
          <button type="button" class="button" onClick={() => step(1)}>
            {words.next}
          </button>
        </fieldset>
        <SegmentedField
          label={words.speed}
          value={speed}
          choices={(Object.keys(SPEEDS) as Speed[]).map((value) => ({ value, label: words.speeds[value] }))}
          onChange={(value) =>
            setSpeed((Object.keys(SPEEDS) as Speed[]).find((known) => known === value) ?? speed)
          }
        />
      </div>
      <p class="sound-now" role="status">
        {said === "" ? words.ready(String(notes.length)) : said}
      </p>
    </section>
  );
}

function scoreOf(basis: FigureBasis, rowIds: readonly string[], speed: number) {
  const heard = audible(figureInput(basis, 0));
  const rows = rowIds.filter((rowId) => heard.studies.has(rowId));
  const studies = rows.map((rowId) => heard.studies.get(rowId)!);
  return { notes: soundScore(studies, heard.pooled, heard.nullValue, speed), rows };
}

function studyText(evaluated: Evaluated, rowId: string): string {
  const study = studyNumbers(evaluated, displayOf(evaluated.document, evaluated.report)).get(rowId);
  return study === undefined ? "" : t.plots.study(study.label, study.effect.full, study.weight);
}

function pooledText({ document, report }: Evaluated): string {
  const coefficient = report.fit?.coefficients[0];
  if (coefficient === undefined) return "";
  return showEffect(displayOf(document, report), coefficient.estimate, coefficient.interval).full;
}
