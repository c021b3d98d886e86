import type { Extent } from "@treeline/plots";
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { atOnce } from "./at-once.ts";

/** The stretch that is mounted goes in steps of this, so that scrolling by a line changes nothing. */
const STEP = 256;
/** Mounted beyond what is in view, so that a turn of the wheel finds it drawn. */
const MARGIN = 256;
/** What is mounted before it is known where the drawing stands. */
const FIRST: Extent = { top: 0, bottom: 1024 };

/** The stretch of a drawing that is in view and a little more, in px of the drawing; the whole of it where the page is printed. */
export function useView(root: RefObject<SVGSVGElement | null>, height: number): Extent {
  const [view, setView] = useState<Extent>(FIRST);
  useLayoutEffect(() => {
    const drawing = root.current;
    if (drawing === null) return undefined;
    const look = (): void => {
      const { top } = drawing.getBoundingClientRect();
      const next = {
        top: Math.floor((-top - MARGIN) / STEP) * STEP,
        bottom: Math.ceil((window.innerHeight - top + MARGIN) / STEP) * STEP,
      };
      setView((last) => (last.top === next.top && last.bottom === next.bottom ? last : next));
    };
    let frame = 0;
    const lookSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    const print = (): void => atOnce(() => setView({ top: 0, bottom: height }));
    look();
    // What stands above the drawing moves it without a word of scrolling.
    const around = new ResizeObserver(lookSoon);
    for (let box = drawing.parentElement; box !== null && box.localName !== "main"; box = box.parentElement) {
      around.observe(box);
    }
    document.addEventListener("scroll", lookSoon, { capture: true, passive: true });
    window.addEventListener("resize", lookSoon);
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", look);
    return () => {
      cancelAnimationFrame(frame);
      around.disconnect();
      document.removeEventListener("scroll", lookSoon, { capture: true });
      window.removeEventListener("resize", lookSoon);
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", look);
    };
  }, [height]);
  return view;
}
