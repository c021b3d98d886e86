import type { PlotCard, Scene } from "@treeline/plots";
import { layoutWidth, WIDTH_MM } from "@treeline/plots/export";
import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Evaluated } from "../../state/evaluation.ts";
import { atOnce } from "../large-figure/at-once.ts";
import { drawNode } from "../results/scene-node.tsx";

/** Draws a plot of a result at a width in px, for paper where that is said. */
export type DrawPages = (evaluated: Evaluated, width: number, onPaper?: boolean) => readonly Scene[];

interface OnPaperProps {
  readonly evaluated: Evaluated;
  readonly plot: PlotCard;
  readonly draw: DrawPages;
}

/** Option by which a plot is divided into pages. */
const PAGING = "paging";

/** A plot while it is printed: laid out for the width of paper, whole though the page has but what is in view, a long one in pages. */
export function OnPaper({ evaluated, plot, draw }: OnPaperProps): JSX.Element | null {
  const [pages, setPages] = useState<readonly Scene[]>([]);
  useLayoutEffect(() => {
    const print = (): void =>
      atOnce(() => setPages(draw(inPages(evaluated, plot), layoutWidth(WIDTH_MM.usual), true)));
    const restore = (): void => setPages([]);
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", restore);
    return () => {
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", restore);
    };
  }, [evaluated, plot, draw]);
  if (pages.length === 0) return null;
  return (
    <div class="printed-pages">
      {pages.map(({ title, width, height, root }, page) => (
        <svg
          key={page}
          class="scene printed-page"
          role="img"
          aria-label={title}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {root.children.map(drawNode)}
        </svg>
      ))}
    </div>
  );
}

/** The result with pages as high as paper, unless the user divided it otherwise. */
function inPages(evaluated: Evaluated, { id, options }: PlotCard): Evaluated {
  const own = evaluated.document.plots[id] ?? {};
  const paging = options.find(({ key }) => key === PAGING);
  if (paging === undefined || (own[PAGING] ?? paging.default) !== paging.default) return evaluated;
  const { document } = evaluated;
  const plots = { ...document.plots, [id]: { ...own, [PAGING]: "height" } };
  return { ...evaluated, document: { ...document, plots } };
}
