import { cell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import type { TauContent } from "./content.ts";
import { tauWords as words } from "./words.ts";

/** tau with its interval at every place where it is drawn, and that of all studies together. */
export function tauNumbers({ view, points, constant }: TauContent): Numbers {
  return {
    head: [
      words.x(view.column, view.unit ?? ""),
      words.y,
      twinWords.lower,
      twinWords.upper,
      twinWords.studies,
    ],
    rows: [
      ...points.map(({ level, x, k, tau, interval }) => [
        view.kind === "factor" ? level : cell(x, "value"),
        cell(tau),
        cell(interval?.lower),
        cell(interval?.upper),
        cell(k, "count"),
      ]),
      ...(constant === null ? [] : [[twinWords.allStudies, cell(constant), null, null, null]]),
    ],
  };
}
