import type { ComponentType } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import type { View } from "../../state/project.ts";
import { pages as words } from "../../strings/pages.ts";
import { ResultsView } from "../results/results-view.tsx";
import { biasWords, dataWords, effectWords, modelWords, moderatorWords } from "./page-details.ts";

/** One page of the workbench. */
export interface Page {
  readonly view: View;
  readonly label: string;
  /** In a few words, what was chosen or found there; read while the page is drawn. */
  readonly detail?: () => string;
  readonly Body: ComponentType;
}

/** One of the five steps; one with several pages lists them below its name. */
export interface Step {
  readonly id: string;
  readonly label: string;
  /** Where five names stand beside one another on a phone. */
  readonly short?: string;
  readonly pages: readonly Page[];
}

/**
 * The way from the table to the report. Navigation, the mounting of pages, the commands that lead to them and the keys of the steps
 * follow from this list: a new page is one record under its step (with its id in `View`), fetched when it is opened. A step whose
 * pages are not there yet has no record.
 */
export const STEPS: readonly Step[] = [
  {
    id: "data",
    label: words.data,
    pages: [
      {
        view: "data",
        label: words.data,
        detail: dataWords,
        Body: lazy(async () => (await import("../data/data-view.tsx")).DataStep),
      },
    ],
  },
  {
    id: "effects",
    label: words.effects,
    pages: [
      {
        view: "effects",
        label: words.effects,
        detail: effectWords,
        Body: lazy(async () => (await import("../effects/effects-view.tsx")).EffectsView),
      },
    ],
  },
  {
    id: "model",
    label: words.model,
    pages: [
      { view: "results", label: words.results, detail: modelWords, Body: ResultsView },
      {
        view: "moderators",
        label: words.moderators,
        detail: moderatorWords,
        Body: lazy(async () => (await import("../moderators/moderators-view.tsx")).ModeratorsView),
      },
      {
        view: "network",
        label: words.network,
        Body: lazy(async () => (await import("../network/network-view.tsx")).NetworkView),
      },
    ],
  },
  {
    id: "robustness",
    label: words.robustness,
    short: words.robustnessShort,
    pages: [
      {
        view: "bias",
        label: words.bias,
        detail: biasWords,
        Body: lazy(async () => (await import("../bias/bias-view.tsx")).BiasView),
      },
      {
        view: "sensitivity",
        label: words.sensitivity,
        Body: lazy(async () => (await import("../sensitivity/sensitivity-view.tsx")).SensitivityView),
      },
    ],
  },
  {
    id: "report",
    label: words.report,
    pages: [
      {
        view: "report",
        label: words.reportText,
        Body: lazy(async () => (await import("../report/report-view.tsx")).ReportView),
      },
      {
        view: "numbers",
        label: words.numbers,
        Body: lazy(async () => (await import("../numbers/numbers-view.tsx")).NumbersView),
      },
    ],
  },
];

const PAGES: readonly Page[] = STEPS.flatMap(({ pages }) => pages);

/** The page of a view; the results where the view is not there. */
export function pageOf(view: View): Page {
  return PAGES.find((page) => page.view === view) ?? PAGES.find((page) => page.view === "results")!;
}
