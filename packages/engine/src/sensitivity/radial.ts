import { formatAdaptive } from "../format/index.ts";
import { cell } from "../format/told.ts";
import { criticalValue } from "../inference/tests.ts";
import type { Radial } from "../sensitivity-types.ts";
import { tableOf } from "./tables.ts";
import type { SensitivityQuestion, SensitivityR, SensitivityRGiven } from "./types.ts";
import { named } from "./words.ts";

/**
 * Galbraith's radial plot: x = 1 / sqrt(v_i + tau2), y = y_i / sqrt(v_i + tau2), so that the line through the origin has the pooled
 * effect as its slope and a study's effect is the slope of the ray through its point. With equal effects tau2 = 0.
 * Source: Galbraith (1988), Statistics in Medicine 7, 889-894, doi:10.1002/sim.4780070807. R: `radial(res)`
 */
export const radial: SensitivityQuestion<"radial"> = {
  id: "radial",
  label: "Radial",
  plot: "radial",
  summary:
    "Standardised effects against their precision: studies outside the band differ from the pooled effect by more than chance.",
  reference: "Galbraith (1988), Statistics in Medicine 7, 889-894, doi:10.1002/sim.4780070807",
  lack: ({ effects: { rowIds } }) =>
    rowIds.length < 2 ? "With one study there is no line that it could lie apart from." : null,
  answer({ effects, fit, all }) {
    const tau2 = fit.tau2.estimate ?? 0;
    return {
      studies: effects.rowIds.map((rowId, at) => {
        const precision = 1 / Math.sqrt(effects.vi[at]! + tau2);
        return { rowId, label: effects.labels[at]!, x: precision, y: effects.yi[at]! * precision + 0 };
      }),
      slope: all.estimate,
      interval: all.interval,
      tau2,
      band: criticalValue(fit.spec.level, null),
    };
  },
  sentences(answer) {
    const outside = outsideBand(answer);
    const with_ =
      answer.tau2 > 0
        ? `, \u03c4\u00b2 = ${formatAdaptive(answer.tau2, 3)} included in the standard errors`
        : "";
    return [
      outside.length === 0
        ? `No study lies outside the band around the pooled effect${with_}.`
        : `Outside the band around the pooled effect${with_}: ${named(outside)}.`,
    ];
  },
  tables: ({ studies }) => [
    tableOf(
      "radial",
      "Radial plot",
      ["study", "precision", "standardised effect"],
      studies.map(({ rowId, label, x, y }) => ({
        rowId,
        cells: [label, cell(x, "value"), cell(y, "value")],
      })),
    ),
  ],
  r: radialInR,
};

/** Studies further from the line than the band is high. */
export function outsideBand({ studies, slope, band }: Radial): Radial["studies"] {
  return studies.filter(({ x, y }) => Math.abs(y - slope * x) > band);
}

function radialInR({ studies }: Radial, { fit, isUnivariate }: SensitivityRGiven): SensitivityR | null {
  if (!isUnivariate) return null;
  return {
    code: ["grDevices::pdf(NULL)", `sens_radial <- radial(${fit})`, "invisible(grDevices::dev.off())"],
    compare: [
      { name: "horizontal", value: studies.map(({ x }) => x), r: "sens_radial$x", scale: "0" },
      { name: "vertical", value: studies.map(({ y }) => y), r: "sens_radial$y", scale: "1" },
    ],
    lacks: [],
  };
}
