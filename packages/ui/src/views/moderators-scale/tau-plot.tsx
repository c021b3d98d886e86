import type { Params } from "@treeline/engine";
import { withPlotOptions } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { setPlotOptions } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { view } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { PlotPanel } from "../results/plot-panel.tsx";
import { shownTab } from "../results/shown-tab.ts";

const card = plotCards.get("tau");

interface TauPlotProps {
  readonly evaluated: Evaluated;
  /** A moderator of the scale part. */
  readonly column: string;
}

/** tau by level, or along a number, with the way to its options and its export. */
export function TauPlot({ evaluated, column }: TauPlotProps): JSX.Element {
  const options = useMemo((): Params => ({ moderator: [column] }), [column]);
  const drawn = useMemo(
    () => ({ ...evaluated, document: withPlotOptions(evaluated.document, card, options) }),
    [evaluated, options],
  );
  return (
    <>
      <PlotPanel evaluated={drawn} plot={card} />
      <button
        type="button"
        class="link-button"
        onClick={() => {
          setPlotOptions(card, options);
          shownTab.value = card.id;
          view.value = "results";
        }}
      >
        {moderation.panel.openPlot}
      </button>
    </>
  );
}
