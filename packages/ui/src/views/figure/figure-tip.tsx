import type { PlotCard } from "@treeline/plots";
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { exclusionReason } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project } from "../../state/project.ts";
import { figure } from "../../strings/figure.ts";
import { t } from "../../strings/t.ts";
import { displayOf } from "../results/display.ts";
import { studyNumbers } from "../results/study-numbers.ts";
import { studyAt, useFrameEvents } from "./drawn-study.ts";
import { useWayBack } from "./way-back.ts";

const words = figure.tip;
/** Long enough to reach the tip with the pointer (WCAG 1.4.13: hoverable). */
const LEAVE_MS = 180;
const MARGIN = 6;

interface Pointed {
  readonly rowId: string;
  readonly study: SVGGElement;
  /** Where the pointer is; null = reached with the keyboard. */
  readonly x: number | null;
}

interface TipProps {
  readonly bar: RefObject<HTMLElement | null>;
  readonly evaluated: Evaluated;
  readonly plot: PlotCard;
}

/**
 * The numbers of the study under the pointer or the focus. A screen reader is told what the mark shows, and these in the study's dialog, so this is for the eye alone.
 * Escape closes it, and where it is closed leaves the drawing.
 */
export function FigureTip({ bar, evaluated, plot }: TipProps): JSX.Element | null {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const goBack = useWayBack(bar);
  const show = (study: SVGGElement, x: number | null): void => {
    clearTimeout(leaving.current);
    setPointed({ rowId: study.dataset.rowId ?? "", study, x });
  };
  const leave = (): void => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setPointed(null), LEAVE_MS);
  };
  useFrameEvents(bar, {
    pointerover: (event) => {
      // A study that is dragged passes others, whose numbers nobody asks for.
      if (event.buttons !== 0) return;
      const study = studyAt(event.target);
      if (study === null) leave();
      else if (event.pointerType !== "touch") show(study, event.clientX);
    },
    pointerleave: leave,
    pointerdown: () => setPointed(null),
    focusin: ({ target }) => {
      const study = studyAt(target);
      if (study?.matches(":focus-visible")) show(study, null);
    },
    focusout: leave,
    keydown: (event) => {
      if (event.key !== "Escape" || !(event.target instanceof SVGElement)) return;
      event.stopPropagation();
      if (pointed?.study.isConnected) setPointed(null);
      else goBack();
    },
  });
  useEffect(() => {
    if (pointed === null) return undefined;
    const close = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setPointed(null);
    };
    // Arrows that lead beyond the edge scroll: what they lead to keeps its tip.
    const gone = (): void => {
      if (pointed.x === null && isInSight(pointed.study)) place(tip.current, pointed);
      else setPointed(null);
    };
    document.addEventListener("keydown", close);
    document.addEventListener("scroll", gone, { capture: true, passive: true });
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("scroll", gone, { capture: true });
    };
  }, [pointed]);
  useEffect(() => () => clearTimeout(leaving.current), []);
  useLayoutEffect(() => {
    if (pointed !== null) place(tip.current, pointed);
  }, [pointed]);
  if (pointed === null || !pointed.study.isConnected) return null;
  return (
    <div
      ref={tip}
      class="figure-tip"
      role="tooltip"
      onPointerEnter={() => clearTimeout(leaving.current)}
      onPointerLeave={leave}
    >
      {plot.home === "network" ? (
        // A mark compares treatments, where the numbers of a row may be those of one of them.
        <span>{pointed.study.getAttribute("aria-label")}</span>
      ) : (
        <Numbers rowId={pointed.rowId} evaluated={evaluated} />
      )}
    </div>
  );
}

function Numbers({
  rowId,
  evaluated,
}: {
  readonly rowId: string;
  readonly evaluated: Evaluated;
}): JSX.Element {
  const { document, report } = evaluated;
  const display = displayOf(document, report);
  const numbers = studyNumbers(evaluated, display).get(rowId);
  if (numbers === undefined) {
    const row = report.effects?.excluded.find((excluded) => excluded.rowId === rowId);
    return (
      <>
        <strong>{row?.label ?? rowId}</strong>
        <span>{words.leftOut}</span>
        <span>{exclusionReason(project.value, rowId) || row?.issue.message}</span>
      </>
    );
  }
  const { label, effect, weight } = numbers;
  return (
    <>
      <strong>{label}</strong>
      <span>{`${display.symbol} ${effect.estimate}`}</span>
      {effect.interval !== null && <span>{`${words.interval} ${effect.interval}`}</span>}
      {weight !== "" && <span>{`${t.plots.weight} ${weight}`}</span>}
    </>
  );
}

function isInSight(study: SVGGElement): boolean {
  const [target, page] = [study.getBoundingClientRect(), study.closest("main")?.getBoundingClientRect()];
  return page !== undefined && target.top >= page.top && target.bottom <= page.bottom;
}

/** Above the study where there is room, below it where there is not; never outside the window. */
function place(tip: HTMLElement | null, { study, x }: Pointed): void {
  if (tip === null) return;
  const target = study.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const above = target.top - height - MARGIN;
  const wanted = (x ?? target.left + Math.min(target.width / 2, 240)) - width / 2;
  const left = Math.min(Math.max(wanted, MARGIN), window.innerWidth - width - MARGIN);
  tip.style.top = `${above > MARGIN ? above : target.bottom + MARGIN}px`;
  tip.style.left = `${left}px`;
}
