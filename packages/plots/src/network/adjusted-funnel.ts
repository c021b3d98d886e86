import { type AdjustedEffects, formatDf, formatFixed, formatLevel, formatPEquation } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { sharedExponent } from "../display-scale.ts";
import { pseudoRegion } from "../funnel/backdrop.ts";
import { composeFunnel, type Overlay } from "../funnel/compose.ts";
import type { FunnelContent } from "../funnel/frame.ts";
import { groupsOf } from "../funnel/groups.ts";
import type { FunnelOwn } from "../funnel/numbers.ts";
import { formatError, pointRadius } from "../funnel/points.ts";
import { cutToFrame, type FunnelFrame, isInFunnel } from "../funnel/region.ts";
import { funnelWords } from "../funnel/words.ts";
import { markerNode } from "../markers.ts";
import { NAMED_STUDIES } from "../named-studies-option.ts";
import { groupNode, lineNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { effectCell } from "../twin/numbers.ts";
import { type Fitted, fittedNetwork, fittedOf, networkScale, whyNoFit } from "./network-scale.ts";
import { networkWords as words } from "./words.ts";

const OPTIONS = [
  {
    key: "line",
    type: "boolean",
    label: "Regression line",
    help: "The regression of the deviations on their standard errors, whose slope is tested.",
    default: true,
  },
  NAMED_STUDIES,
] as const;

/** Each effect less the direct estimate of its comparison: asymmetry over comparisons of different treatments. */
export const adjustedFunnel: Plot = definePlot({
  id: "network-funnel",
  label: "Comparison-adjusted funnel",
  summary:
    "Effects less the direct estimate of their comparison against standard errors; treatments in the order chosen, so that small-study effects point one way.",
  reference:
    "Chaimani & Salanti (2012), Research Synthesis Methods 3, 161-176, doi:10.1002/jrsm.57; Chaimani et al. (2013), PLoS ONE 8, e76654, doi:10.1371/journal.pone.0076654",
  options: OPTIONS,
  beside: ["labels"],
  home: "network",
  applies: (input) =>
    whyNoFit(input) ??
    ((fittedNetwork(input.report)?.fit.adjusted.points.length ?? 0) === 0 ? words.noAdjusted : null),
  draw,
  r: () => [],
});

function draw(input: PlotInput, options: OptionsOf<typeof OPTIONS>): Drawing {
  const network = fittedOf(input);
  const { adjusted } = network.fit;
  const content = contentOf(input, network, options);
  const { level } = network;
  return composeFunnel(content, input.width, {
    backdrop: (frame) => ({
      ...pseudoRegion(0, { value: level, text: formatLevel(level) }, "", frame, content.largestError),
      note: words.adjustedNote(formatLevel(level), orderText(network)),
    }),
    overlay: (frame) => overlayOf(adjusted, frame, content.largestError, options.line),
    points: (frame) => drawPoints(network, content, frame),
    numbers: () => numbersOf(network, content),
    describe: ({ funnel: region }) => {
      const outside = content.points.filter(
        ({ effect, standardError }) => region !== null && !isInFunnel(region, effect, standardError),
      ).length;
      const about = words.adjustedAbout(content.points.length, content.groups?.groups.length ?? 1);
      return [about, funnelWords.about.outside(outside, content.points.length), ...testTexts(adjusted)].join(
        " ",
      );
    },
  });
}

function contentOf(input: PlotInput, network: Fitted, { labels }: OptionsOf<typeof OPTIONS>): FunnelContent {
  const { points } = network.fit.adjusted;
  const errors = points.map(({ se }) => se);
  const plain = networkScale(input, {
    scale: { name: words.deviation(network.scale.name), isRatio: network.scale.isRatio },
  });
  return {
    input,
    options: { style: "plain", labels },
    scale: plain,
    points: points.map(({ rowId, study, deviation, se }) => ({
      rowId,
      label: study,
      effect: deviation,
      standardError: se,
      size: null,
    })),
    // A little more than the largest, so that no point lies on the frame.
    largestError: 1.06 * Math.max(...errors),
    centre: 0,
    directions: furtherDirections.expected,
    errorExponent: sharedExponent([], errors),
    groups: groupsOf(pairNames(network)),
  };
}

/** The comparison of each point, the treatment later in the order first. */
function pairNames({ fit, treatments }: Fitted): string[] {
  return fit.adjusted.points.map(({ first, second }) =>
    words.pair(treatments[first]!.name, treatments[second]!.name),
  );
}

/** What each mark is beside its place: the comparison, and its effect as the study has it. */
function numbersOf(network: Fitted, { points, scale }: FunnelContent): FunnelOwn {
  const pairs = pairNames(network);
  const { adjusted } = network.fit;
  const told = new Map(
    points.map((point, at) => [point, [pairs[at]!, effectCell(scale, adjusted.points[at]!.effect)]]),
  );
  return {
    head: [words.splitHead, network.scale.name],
    cells: (point) => told.get(point) ?? [],
    marks: [],
    tellsGroups: true,
  };
}

function orderText({ fit, treatments }: Fitted): string {
  return fit.adjusted.order.map((place) => treatments[place]!.name).join(" \u2192 ");
}

function drawPoints(
  network: Fitted,
  { points, groups, scale, errorExponent }: FunnelContent,
  frame: FunnelFrame,
): SceneNode[] {
  const pairs = pairNames(network);
  const r = pointRadius(points.length);
  return points.map((point, at) => {
    const { paint, marker } = groups?.styleOf(pairs[at]!) ?? { paint: "accent", marker: "circle" };
    const place = { x: frame.x(point.effect), y: frame.at(point) };
    const title = words.adjustedTitle(
      `${point.label}, ${pairs[at]!}`,
      `${network.scale.name} ${scale.format(network.fit.adjusted.points[at]!.effect)}`,
      scale.format(point.effect),
      formatError(point.standardError, errorExponent),
    );
    return groupNode("study", [markerNode("study", marker, place, r, { fill: paint, stroke: "surface" })], {
      rowId: point.rowId,
      title,
    });
  });
}

function overlayOf(
  adjusted: AdjustedEffects,
  frame: FunnelFrame,
  largestError: number,
  isDrawn: boolean,
): Overlay {
  const { line, alone } = adjusted;
  const at = (se: number) => ({
    x: frame.x(line!.intercept.estimate + line!.slope.estimate * se),
    y: frame.y(se),
  });
  const pieces = line === null || !isDrawn ? [] : cutToFrame([at(0), at(largestError)], frame);
  return {
    nodes: pieces.map(([from, to]) => lineNode("estimate-line", from, to, "series-2", 1.6)),
    lines: pieces,
    legend: [],
    notes: [...testTexts(adjusted), ...(alone === 0 ? [] : [words.adjustedAlone(alone)])],
  };
}

function testTexts({ test }: AdjustedEffects): string[] {
  if (test === null) return [];
  const { statistic, df, pValue } = test;
  return [
    words.adjustedTest(
      `t(${formatDf(df[0] ?? 0)}) = ${formatFixed(statistic.value, 2)}`,
      formatPEquation(pValue),
    ),
  ];
}
