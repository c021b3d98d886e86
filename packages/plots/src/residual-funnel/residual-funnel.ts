import { formatLevel, phrase, rCall } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { pseudoRegion } from "../funnel/backdrop.ts";
import { composeFunnel } from "../funnel/compose.ts";
import { plainContent } from "../funnel/plain-content.ts";
import { isInFunnel } from "../funnel/region.ts";
import { funnelWords } from "../funnel/words.ts";
import { modelLabel } from "../model-label.ts";
import { NAMED_STUDIES } from "../named-studies-option.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { words } from "../words.ts";

const OPTIONS = [NAMED_STUDIES] as const;

/** What the moderators leave unexplained, against standard errors: asymmetry that moderators account for is gone here. */
export const residualFunnel: Plot = definePlot({
  id: "residual-funnel",
  label: "Residual funnel",
  summary:
    "Residuals of the model with moderators against standard errors, around 0: small studies that differ only because their format or dose does no longer look missing.",
  reference:
    "Viechtbauer (2010), J Stat Softw 36(3), 1-48, doi:10.18637/jss.v036.i03; Sterne et al. (2011), BMJ 343, d4002, doi:10.1136/bmj.d4002",
  options: OPTIONS,
  beside: ["labels"],
  home: "bias",
  applies: ({ report }) =>
    (report.moderation?.regression ?? null) === null ? words.residualFunnel.noModel : null,
  draw: drawResiduals,
  r: (_document, _fit, _options, { moderation }) =>
    (moderation?.regression ?? null) === null ? [] : [rCall("funnel", [["", "res_mods"]])],
});

function drawResiduals(input: PlotInput, { labels }: OptionsOf<typeof OPTIONS>): Drawing {
  const { effects, moderation } = input.report;
  const regression = moderation?.regression ?? null;
  if (effects === null || regression === null)
    throw new RangeError("residuals were asked for without a model");
  const fitted = new Map(regression.rowIds.map((rowId, place) => [rowId, regression.fitted[place]!]));
  const kept = effects.rowIds.flatMap((rowId, place) => (fitted.has(rowId) ? [place] : []));
  const at = <T>(values: readonly T[]): T[] => kept.map((place) => values[place]!);
  const residuals = {
    ...effects,
    rowIds: at(effects.rowIds),
    labels: at(effects.labels),
    yi: kept.map((place) => effects.yi[place]! - fitted.get(effects.rowIds[place]!)!),
    vi: at(effects.vi),
    ni: at(effects.ni),
  };
  const name = words.residualFunnel.residual(
    input.measure === undefined ? words.effect : phrase(input.measure.symbol.analysis),
  );
  // Residuals are differences on the analysis scale, whatever scale effects are shown on.
  const content = plainContent(
    {
      ...input,
      document: {
        ...input.document,
        effects: {
          ...input.document.effects,
          display: "identity",
          displayParams: {},
          effectName: name,
        },
      },
      report: { ...input.report, effects: residuals, fit: null },
      measure: { nullValue: 0, symbol: { analysis: name, display: name }, display: "identity" },
    },
    { style: "plain", labels },
  );
  const { level } = regression.spec;
  const text = formatLevel(level);
  return composeFunnel({ ...content, centre: 0, directions: furtherDirections.expected }, input.width, {
    backdrop: (frame) => ({
      ...pseudoRegion(
        0,
        { value: level, text },
        modelLabel(regression.spec, input.testLabel).full,
        frame,
        content.largestError,
      ),
      note: words.residualFunnel.note(text, regression.terms.map(({ label }) => label).join(", ")),
    }),
    describe: ({ funnel, note }) => {
      const outside = content.points.filter(
        ({ effect, standardError }) => funnel !== null && !isInFunnel(funnel, effect, standardError),
      ).length;
      return `${words.residualFunnel.about(words.studies(content.points.length))} ${funnelWords.about.outside(outside, content.points.length)} ${note}`;
    },
  });
}
