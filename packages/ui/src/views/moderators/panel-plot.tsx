import type { AnalysisReport, ModeratorPanel, Params } from "@treeline/engine";
import { type PlotCard, withPlotOptions } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { setPlotOptions } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { view } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { PlotPanel } from "../results/plot-panel.tsx";
import { shownTab } from "../results/shown-tab.ts";
import { showTest } from "./shown-numbers.ts";

const words = moderation.panel;

/** Plots that are told which moderator to draw. */
const CARDS: readonly PlotCard[] = plotCards.records.filter((card) => takes(card, "moderator"));

function takes({ options }: PlotCard, wanted: string): boolean {
  return options.some(({ key }) => key === wanted);
}

interface PanelPlotProps {
  readonly evaluated: Evaluated;
  readonly panel: ModeratorPanel;
}

/** A moderator drawn: circles and a line for a number, the studies of each level for a factor. */
export function PanelPlot({ evaluated, panel }: PanelPlotProps): JSX.Element | null {
  const [chosen, setChosen] = useState(usualPlot(panel.kind));
  const [by, setBy] = useState("");
  const card = CARDS.find(({ id }) => id === chosen) ?? CARDS[0];
  const split = panel.splits.find((one) => one.by === by) ?? null;
  const options = useMemo(
    (): Params => ({
      moderator: [panel.column],
      by: split === null ? [] : [split.by],
      // The orchard of all studies shows no moderator.
      ...(card !== undefined && takes(card, "rows") ? { rows: "levels" } : {}),
    }),
    [panel.column, split?.by, card],
  );
  const drawn = useMemo(
    () =>
      card === undefined
        ? null
        : {
            document: withPlotOptions(evaluated.document, card, options),
            report: withoutSentence(evaluated.report, panel.column),
          },
    [evaluated, card, options],
  );
  if (card === undefined || drawn === null || panel.points.length === 0) return null;
  return (
    <>
      <div class="panel-columns">
        {CARDS.length > 1 && (
          <SelectField
            label={words.plot}
            value={card.id}
            choices={CARDS.map(({ id, label }) => ({ value: id, label }))}
            onChange={setChosen}
          />
        )}
        {panel.splits.length > 0 && takes(card, "by") && (
          <SelectField
            label={words.split}
            value={split?.by ?? ""}
            choices={[
              { value: "", label: words.noSplit },
              ...panel.splits.map((one) => ({ value: one.by, label: one.by })),
            ]}
            onChange={setBy}
          />
        )}
      </div>
      <PlotPanel key={card.id} evaluated={drawn} plot={card} />
      {split !== null && <p class="hint">{words.interaction(showTest(split.interaction))}</p>}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          setPlotOptions(card, options);
          shownTab.value = card.id;
          view.value = "results";
        }}
      >
        {words.openPlot}
      </button>
    </>
  );
}

/** The sentence stands above the plot here, where the plot by itself has to bring it. */
function withoutSentence(report: AnalysisReport, column: string): AnalysisReport {
  const { moderation: found } = report;
  if (found === undefined) return report;
  const panels = found.panels.map((panel) => (panel.column === column ? { ...panel, sentence: "" } : panel));
  return { ...report, moderation: { ...found, panels } };
}

/** A number is read along a line, a factor level by level. */
function usualPlot(kind: ModeratorPanel["kind"]): string {
  return kind === "numeric" ? "bubble" : "orchard";
}
