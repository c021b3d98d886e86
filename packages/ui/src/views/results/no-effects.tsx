import type { JSX } from "preact";
import { view } from "../../state/project.ts";

interface NoEffectsProps {
  readonly text: string;
  /** The words that lead to the effects. */
  readonly link: string;
}

/** In place of a step that needs effects where there are none. */
export function NoEffects({ text, link }: NoEffectsProps): JSX.Element {
  return (
    <p class="hint">
      {text}{" "}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          view.value = "effects";
        }}
      >
        {link}
      </button>
    </p>
  );
}
