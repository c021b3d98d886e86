import type { Extent, Scene } from "@treeline/plots";
import type { JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { createSlices } from "../../state/slices.ts";
import { theme } from "../../state/theme.ts";
import type { Item } from "./items.ts";
import { coloursOf, paintNode } from "./paint.ts";

interface CrowdProps {
  readonly studies: readonly Item[];
  readonly scene: Scene;
  /** The stretch of the scene that they stand in. */
  readonly view: Extent;
  /** The drawing it lies behind, whose colours it has. */
  readonly root: RefObject<SVGSVGElement | null>;
}

/** Browsers hold no larger canvas everywhere. */
const MOST_DOTS = 16_000_000;

/**
 * Marks that are too many for elements, as a picture behind the drawing. It is painted between what the page does, and takes the
 * place of the one before when it is whole.
 */
export function Crowd({ studies, scene, view, root }: CrowdProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  const { width, height } = scene;
  const [top, bottom] = [Math.max(0, view.top), Math.min(height, view.bottom)];
  useEffect(() => {
    const [shown, drawing] = [canvas.current, root.current];
    // A drawing that is out of view has no stretch to paint.
    if (shown === null || drawing === null || bottom <= top) return undefined;
    const going = new AbortController();
    void paintAll(shown, drawing, { studies, width, top, height: bottom - top }, going.signal);
    return () => going.abort();
  }, [studies, width, top, bottom, scheme]);
  return <canvas ref={canvas} class="crowd" />;
}

interface Picture {
  readonly studies: readonly Item[];
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

async function paintAll(
  shown: HTMLCanvasElement,
  drawing: SVGSVGElement,
  { studies, width, top, height }: Picture,
  going: AbortSignal,
): Promise<void> {
  const dots = Math.min(window.devicePixelRatio, Math.sqrt(MOST_DOTS / (width * height)));
  const back = document.createElement("canvas");
  [back.width, back.height] = [Math.ceil(width * dots), Math.ceil(height * dots)];
  const context = back.getContext("2d");
  if (context === null) return;
  const colours = coloursOf(drawing);
  const slices = createSlices();
  for (const { node, shift } of studies) {
    context.setTransform(dots, 0, 0, dots, 0, (shift - top) * dots);
    paintNode(context, node, colours);
    await slices.rest();
    if (going.aborted) return;
  }
  [shown.width, shown.height] = [back.width, back.height];
  shown.style.width = `${width}px`;
  shown.style.top = `${top}px`;
  shown.getContext("2d")?.drawImage(back, 0, 0);
}

/** Changes with the colours of the page. */
function useScheme(): string {
  const [isDark, setDark] = useState(false);
  useEffect(() => {
    const query = window.matchMedia("(prefers-color-scheme:dark)");
    const look = (): void => setDark(query.matches);
    look();
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return `${theme.value} ${isDark}`;
}
