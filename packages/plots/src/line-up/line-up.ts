import { type Fit, funnelLineUp, type LineUp, phrase } from "@treeline/engine";
import { max, min } from "d3";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { drawFooter } from "../footer.ts";
import { studyPoints } from "../funnel/points.ts";
import { widened } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, groupNode, lineNode, rectNode, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";

const OPTIONS = [
  {
    key: "panels",
    type: "choice",
    label: "Funnels",
    help: "How many funnels, the real one among them. Who picks the real one among m without having seen it before has a p-value of 1 / m.",
    default: "20",
    choices: [
      { value: "6", label: "6" },
      { value: "12", label: "12" },
      { value: "20", label: "20" },
    ],
  },
  {
    key: "reveal",
    type: "boolean",
    label: "Show which one is real",
    help: "Look for the one that differs before you let it be shown.",
    default: false,
  },
] as const;

type LineUpOptions = OptionsOf<typeof OPTIONS>;

/** The real funnel among others that were simulated without any bias. */
export const lineUp: Plot = definePlot({
  id: "line-up",
  label: "Line-up",
  summary:
    "The real funnel hidden among simulated ones in which nothing is missing: if it cannot be told from them, its asymmetry is no more than chance makes.",
  reference:
    "Buja et al. (2009), Phil. Trans. R. Soc. A 367, 4361-4383, doi:10.1098/rsta.2009.0120; Kossmeier, Tran & Voracek (2019), Research Synthesis Methods 10, 121-132, doi:10.1002/jrsm.1321",
  options: OPTIONS,
  beside: ["panels", "reveal"],
  home: "bias",
  applies: ({ report }) => (modelOf(report.fit) === null ? words.lineUp.noModel : null),
  draw: drawLineUp,
  // R would draw other random numbers, and with them another line-up.
  r: () => [],
});

interface Model {
  readonly mean: number;
  readonly tau2: number;
}

function modelOf(fit: Fit | null): Model | null {
  const [pooled] = fit?.coefficients ?? [];
  return fit === null || pooled === undefined
    ? null
    : { mean: pooled.estimate, tau2: fit.tau2.estimate ?? 0 };
}

const GAP = 10;
const SIZE = 12;

function drawLineUp(input: PlotInput, { panels, reveal }: LineUpOptions): Drawing {
  const { effects, fit } = input.report;
  const model = modelOf(fit);
  if (effects === null || model === null) throw new RangeError("a line-up was asked for without a model");
  const { seed } = input.document.model;
  const told = funnelLineUp(effects, model, Number(panels), seed);
  const errors = studyPoints(effects).map(({ standardError }) => standardError);
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const across = width >= 760 ? 5 : width >= 520 ? 4 : 3;
  const columns = Math.min(across, told.panels.length);
  const room = (width - 2 * padding - (columns - 1) * GAP) / columns;
  const height = Math.round(room * 0.82);
  const nodes = told.panels.flatMap((_, place) => {
    const left = padding + (place % columns) * (room + GAP);
    const top = padding + Math.floor(place / columns) * (height + GAP);
    const box = { left, right: left + room, top, bottom: top + height };
    return panel(told, place, errors, model, box, reveal);
  });
  const rows = Math.ceil(told.panels.length / columns);
  const footerTop = padding + rows * (height + GAP);
  const note = reveal
    ? words.lineUp.revealed(told.real + 1)
    : words.lineUp.hidden(told.panels.length, String(seed));
  const area = { left: padding, right: width - padding, top: footerTop };
  const { negative, positive } = directionsOf(input);
  const footer = drawFooter([], [note, furtherDirections.across(negative, positive)], area, SIZE);
  return {
    nodes: [...nodes, ...footer.nodes],
    height: Math.ceil(footerTop + footer.height + padding),
    numbers: () => ({
      head: [
        twinWords.panel,
        input.measure === undefined ? words.effect : phrase(input.measure.symbol.analysis),
        twinWords.se,
      ],
      rows: told.panels.flatMap(({ yi }, place) =>
        yi.map((effect, i) => [String(place + 1), cell(effect), cell(errors[i])]),
      ),
    }),
    description: `${words.lineUp.about(told.panels.length, words.studies(errors.length))} ${note}`,
  };
}

/** One small funnel. Its points name no study, or a pointer over them would tell the real one. */
function panel(
  { panels, real }: LineUp,
  place: number,
  errors: readonly number[],
  { mean }: Model,
  box: Box,
  reveal: boolean,
): SceneNode[] {
  const { yi } = panels[place]!;
  const shown = reveal && place === real;
  const all = panels.flatMap((one) => [min(one.yi)!, max(one.yi)!]);
  const x = linearScale(widened(min(all)!, max(all)!), [box.left + 5, box.right - 5]);
  const y = linearScale([0, 1.06 * max(errors)!], [box.top + 5, box.bottom - 5]);
  const ground = {
    ...rectNode("axis", box, shown ? "accent-soft" : "surface"),
    stroke: shown ? "accent" : "line",
  } as const;
  const line = lineNode(
    "estimate-line",
    { x: x(mean), y: box.top },
    { x: x(mean), y: box.bottom },
    "faint",
    1,
    [3, 3],
  );
  const r = yi.length > 100 ? 1.3 : 2.2;
  const points = yi.map(
    (effect, i): SceneNode => ({
      type: "circle",
      role: "study-excluded",
      cx: x(effect),
      cy: y(errors[i]!),
      r,
      fill: shown ? "accent" : "ink",
    }),
  );
  const number = textNode(box.left + 6, box.top + 12, String(place + 1), {
    role: "label",
    size: 12,
    fill: shown ? "accent" : "muted",
    weight: "bold",
  });
  return [groupNode("background", [ground, line, ...points, number])];
}
