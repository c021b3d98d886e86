import type { Scene } from "@treeline/plots";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FigureChoices } from "../../export/figure-choices.ts";
import { selfContained } from "../../export/figure-files.ts";
import { figure } from "../../strings/figure.ts";

const words = figure.export;

interface PreviewProps {
  readonly scenes: readonly Scene[];
  readonly choices: FigureChoices;
  /** Its size in words. */
  readonly size: string;
}

/** The figure as the file will show it, a page at a time, with its size. */
export function FigurePreview({ scenes, choices, size }: PreviewProps): JSX.Element {
  const [wanted, setPage] = useState(0);
  const page = Math.min(wanted, scenes.length - 1);
  const scene = scenes[page];
  const address = useAddress(scene, choices);
  return (
    <figure class="figure-preview">
      {address === null || scene === undefined ? (
        <p class="hint">{words.drawing}</p>
      ) : (
        <img src={address} alt={words.preview(scene.title)} />
      )}
      <figcaption>
        <span>{size}</span>
        {scenes.length > 1 && (
          <span class="figure-pages">
            <button type="button" class="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {words.previous}
            </button>
            <span role="status">{words.onePage(page + 1, scenes.length)}</span>
            <button
              type="button"
              class="button"
              disabled={page === scenes.length - 1}
              onClick={() => setPage(page + 1)}
            >
              {words.next}
            </button>
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** Where the browser finds the drawing; null until it is drawn. */
function useAddress(scene: Scene | undefined, choices: FigureChoices): string | null {
  const [address, setAddress] = useState<string | null>(null);
  const { theme, widthMm } = choices;
  useEffect(() => {
    let gone = false;
    if (scene !== undefined) {
      selfContained(scene, choices).then(
        (svg) => {
          if (!gone) setAddress(URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })));
        },
        // What keeps the font away is said when the file is asked for.
        () => undefined,
      );
    }
    return () => {
      gone = true;
    };
  }, [scene, theme, widthMm]);
  // Not before the next one is shown: the browser may still be reading it.
  useEffect(() => () => void (address !== null && URL.revokeObjectURL(address)), [address]);
  return address;
}
