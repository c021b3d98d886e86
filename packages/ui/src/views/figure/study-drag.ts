import { studiesIn } from "./drawn-study.ts";

/** A press that moves less than this is a click. */
const LEAST_PX = 6;

/** A study held by the pointer. */
export interface Drag {
  readonly study: SVGGElement;
  readonly frame: HTMLElement;
  follow(event: PointerEvent): void;
  /** Takes the marks of dragging away. @returns whether it was a drag and no click */
  end(): boolean;
}

/** Holds a study from a press on, with a line where it would go. */
export function dragStart(study: SVGGElement, frame: HTMLElement, start: PointerEvent): Drag {
  let line: HTMLElement | null = null;
  const drag: Drag = {
    study,
    frame,
    follow(event) {
      if (line === null) {
        if (Math.abs(event.clientY - start.clientY) < LEAST_PX) return;
        line = document.createElement("div");
        line.className = "study-drop-line";
        frame.append(line);
        // Whatever lies over the drawing, the drag goes on, and ends, where the pointer is.
        frame.setPointerCapture(event.pointerId);
        frame.dataset.dragged = "";
        study.classList.add("dragged");
      }
      const target = dropPlace(drag, event.clientY);
      const box = (target ?? study).getBoundingClientRect();
      const down = box.top > study.getBoundingClientRect().top;
      line.style.left = `${box.left}px`;
      line.style.width = `${box.width}px`;
      line.style.top = `${down ? box.bottom : box.top}px`;
    },
    end() {
      study.classList.remove("dragged");
      line?.remove();
      return line !== null;
    },
  };
  return drag;
}

/** The study whose place a held one would take at a height of the window. */
export function dropPlace({ study, frame }: Drag, y: number): SVGGElement | undefined {
  const others = studiesIn(frame).filter((other) => other !== study);
  return others.find((other) => {
    const { top, bottom } = other.getBoundingClientRect();
    return y >= top && y < bottom;
  });
}
