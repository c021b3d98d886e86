import type { AnalysisDocument, BiasFamily } from "@treeline/engine";
import type { PlotCard } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";

const OF_ESTIMATES = "adjusted-forest";
const FUNNEL = "funnel";

/** How the funnel is drawn here unless the document says otherwise: with what the audit has to show of it. */
const FUNNEL_HERE = { style: "contour", overlay: "all" } as const;

/** The funnel of the results and every plot of this page that has no other place on it. */
export function funnelPlots(): readonly PlotCard[] {
  return plotCards.records.filter(
    ({ id, home, family }) =>
      id === FUNNEL || (home === "bias" && family === undefined && id !== OF_ESTIMATES),
  );
}

export function familyPlots(family: BiasFamily): readonly PlotCard[] {
  return plotCards.records.filter((card) => card.family === family);
}

export function estimatesPlot(): PlotCard | null {
  return plotCards.has(OF_ESTIMATES) ? plotCards.get(OF_ESTIMATES) : null;
}

/** The document as this page draws it. */
export function drawnHere(document: AnalysisDocument): AnalysisDocument {
  const { [FUNNEL]: own, ...others } = document.plots;
  if (own !== undefined && "overlay" in own) return document;
  return { ...document, plots: { ...others, [FUNNEL]: { ...own, ...FUNNEL_HERE } } };
}
