import type { Scene } from "@treeline/plots";
import type { JSX } from "preact";
import type { FigureChoices } from "../../export/figure-choices.ts";
import { drawingOf, pngFile, svgOf } from "../../export/figure-files.ts";
import { figure } from "../../strings/figure.ts";

const words = figure.export;

interface CopyProps {
  readonly scene: Scene;
  readonly choices: FigureChoices;
  readonly disabled: boolean;
  /** What came of it, in words. */
  onSaid(text: string): void;
}

/** Puts the figure on the clipboard: as a picture for documents and slides, or as SVG for drawing programs. */
export function CopyFigure({ scene, choices, disabled, onSaid }: CopyProps): JSX.Element {
  const copy = async (items: () => Record<string, Promise<Blob>>, said: string): Promise<void> => {
    try {
      // The promise is handed over as it is: browsers take what a click asked for, not what came of it later.
      await navigator.clipboard.write([new ClipboardItem(items())]);
      onSaid(said);
    } catch {
      onSaid(words.copyFailed);
    }
  };
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={disabled}
        onClick={() => void copy(() => ({ "image/png": pngFile(scene, choices) }), words.copied)}
      >
        {words.copy(words.formats.png.label)}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => void copy(() => svgItems(scene, choices), words.copiedDrawing)}
      >
        {words.copy(words.formats.svg.label)}
      </button>
    </>
  );
}

/** As text, which every program takes, and as a drawing where the browser can say so. */
function svgItems(scene: Scene, choices: FigureChoices): Record<string, Promise<Blob>> {
  const whole = svgOf(scene, choices).then((text) => new Blob([text], { type: "text/plain" }));
  const canDraw = ClipboardItem.supports?.(DRAWING) ?? false;
  return { "text/plain": whole, ...(canDraw ? { [DRAWING]: drawing(scene, choices) } : {}) };
}

const DRAWING = "image/svg+xml";

function drawing(scene: Scene, choices: FigureChoices): Promise<Blob> {
  return Promise.resolve(new Blob([drawingOf(scene, choices)], { type: DRAWING }));
}
