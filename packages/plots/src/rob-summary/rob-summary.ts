import { formatPercent, JUDGEMENTS, type Judgement } from "@treeline/engine";
import { judgementLabel, type ToolJudgement } from "@treeline/engine/risk-of-bias";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { ROB_SIGNS, robInk, robPaint } from "../judgement-mark.ts";
import { lineNode, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { drawLegend, legendOf } from "../rob-traffic/legend.ts";
import { type RobLine, type RobLines, robLines } from "../rob-traffic/lines.ts";
import { ROB_OVERALL, ROB_PALETTE } from "../rob-traffic/options.ts";
import { unread, whyNoJudgement } from "../rob-traffic/rob-traffic.ts";
import { robvisLines } from "../rob-traffic/robvis-r.ts";
import { robWords as words } from "../rob-traffic/words.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import { cell } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { type JudgementShare, judgementShares } from "./shares.ts";

const OPTIONS = [
  {
    key: "weighted",
    type: "boolean",
    label: "Weighted",
    help: "Studies count by their weight in the pooled effect; otherwise every study counts the same.",
    default: true,
  },
  ROB_PALETTE,
  ROB_OVERALL,
] as const;
type Options = OptionsOf<typeof OPTIONS>;

/**
 * The summary of the risk of bias: of every domain the share of studies, or of their weight, with each judgement.
 * R: `robvis::rob_summary(data, tool, weighted, overall)`
 */
export const robSummary: Plot = definePlot({
  id: "rob-summary",
  label: "Risk-of-bias summary",
  summary: "The share of each judgement in every domain, by the weight of the studies or by their number.",
  reference: "McGuinness & Higgins (2021), Research Synthesis Methods 12, 55-61, doi:10.1002/jrsm.1411",
  home: "risk-of-bias",
  withoutEffects: true,
  options: OPTIONS,
  beside: ["weighted", "palette", "overall"],
  applies: whyNoJudgement,
  draw,
  r: (document, fit, { overall, weighted }, { effects }) => {
    const isWeighted = weighted && effects !== null && fit.weights.length === effects.rowIds.length;
    const weights = isWeighted
      ? new Map(effects.rowIds.map((rowId, place) => [rowId, fit.weights[place] ?? 0]))
      : null;
    const shown = [
      `overall = ${overall === "none" ? "FALSE" : "TRUE"}`,
      `weighted = ${isWeighted ? "TRUE" : "FALSE"}`,
    ];
    return robvisLines(document, "rob_summary", shown, weights);
  },
});

const PADDING = 12;
const SIZE = 12;
const LINE = 16;
const BAR = 22;
const GAP = 12;
/** Between a name and the bar below it, so that no letter stands on the bar. */
const UNDER_NAME = 3;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

interface Bar {
  readonly label: string;
  readonly judgements: readonly ToolJudgement[];
  readonly shares: readonly JudgementShare[];
}

function draw(input: PlotInput, options: Options): Drawing {
  const read = robLines(input, options.overall);
  if (read === null) throw new RangeError("a summary without judgements");
  const weighted = options.weighted && read.lines.some(({ weight }) => weight !== null);
  const bars = barsOf(read, options, weighted);
  const frame = frameOf(input.width);
  const nodes: SceneNode[] = [];
  let y = PADDING;
  for (const bar of bars) {
    const lines = wrapText(bar.label, frame.labelWidth, SIZE);
    const above = lines.length * LINE + UNDER_NAME;
    const height = frame.above ? above + BAR : Math.max(BAR, lines.length * LINE);
    const barTop = frame.above ? y + above : y + (height - BAR) / 2;
    const textTop = frame.above ? y : y + (height - lines.length * LINE) / 2;
    nodes.push(
      ...lines.map((line, index) =>
        textNode(PADDING, textTop + (index + 0.5) * LINE, line, { role: "label", size: SIZE, fill: "ink" }),
      ),
      ...drawBar(bar, frame, barTop, options),
    );
    y += height + GAP;
  }
  nodes.push(...drawAxis(frame, y));
  y += 26;
  const used = bars.flatMap(({ shares }) => shares.map(({ judgement }) => judgement));
  const area = { left: PADDING, right: input.width - PADDING, top: y };
  const legend = drawLegend(legendOf(read.bias, used), options.palette, area);
  const footerTop = y + legend.height + 6;
  const footer = drawFooter([], notesOf(read, options, weighted), { ...area, top: footerTop }, SIZE);
  return {
    nodes: [...nodes, ...legend.nodes, ...footer.nodes],
    height: Math.ceil(footerTop + footer.height + PADDING),
    numbers: () => ({
      head: [twinWords.domain, twinWords.judgement, twinWords.share],
      rows: bars.flatMap(({ label, shares }) =>
        shares.map(({ judgement, share }) => [
          label,
          judgement === null ? words.notJudged : judgementLabel(read.bias.tool.judgements, judgement),
          cell(100 * share, "value"),
        ]),
      ),
    }),
    description: describe(read, bars),
  };
}

function barsOf({ bias, lines, hasOverall }: RobLines, options: Options, weighted: boolean): Bar[] {
  const shares = (judged: (line: RobLine) => Judgement | null): readonly JudgementShare[] =>
    judgementShares(lines, judged, JUDGEMENTS, weighted);
  const overall = options.overall === "rule" ? words.overallByRule : words.overall;
  return [
    ...bias.domains.map(({ label, judgements: labels }, place) => ({
      label,
      judgements: labels,
      shares: shares(({ judgements }) => judgements[place] ?? null),
    })),
    ...(hasOverall
      ? [{ label: overall, judgements: bias.tool.judgements, shares: shares((line) => line.overall) }]
      : []),
  ];
}

interface Frame {
  readonly left: number;
  readonly width: number;
  readonly labelWidth: number;
  /** Names stand above their bars where there is no room beside them. */
  readonly above: boolean;
}

function frameOf(width: number): Frame {
  const inner = width - 2 * PADDING;
  // Half of "100 %" stands out beyond the end of the axis.
  const tail = 18;
  if (width < 560) return { left: PADDING + tail, width: inner - 2 * tail, labelWidth: inner, above: true };
  const labelWidth = Math.min(280, 0.36 * inner);
  return {
    left: PADDING + labelWidth + 16 + tail / 2,
    width: inner - labelWidth - 16 - 1.5 * tail,
    labelWidth,
    above: false,
  };
}

function drawBar(
  { label, judgements: labels, shares }: Bar,
  { left, width }: Frame,
  top: number,
  { palette }: Options,
): SceneNode[] {
  let x = left;
  return shares.flatMap(({ judgement, share }): SceneNode[] => {
    const wide = share * width;
    const from = x;
    x += wide;
    const said = judgement === null ? words.notJudged : judgementLabel(labels, judgement);
    const percent = formatPercent(100 * share, 0);
    const sign = judgement === null ? "" : ROB_SIGNS[judgement];
    const rect: SceneNode = {
      type: "rect",
      role: "value",
      x: from,
      y: top,
      width: wide,
      height: BAR,
      fill: judgement === null ? "none" : robPaint(judgement, palette),
      stroke: "ink",
      title: `${label}: ${words.share(percent, said)}`,
    };
    const text = fitting([`${sign} ${percent}`, sign], wide);
    if (text === "") return [rect];
    const ink = judgement === null ? "ink" : robInk(judgement, palette);
    const style = { role: "value", size: SIZE, fill: ink, anchor: "middle" } as const;
    return [rect, textNode(from + wide / 2, top + BAR / 2, text, style)];
  });
}

/** The first of some texts for which a bar is wide enough; "" = none. */
function fitting(texts: readonly string[], width: number): string {
  return texts.map((text) => text.trim()).find((text) => textWidth(text, SIZE) + 8 <= width) ?? "";
}

function drawAxis({ left, width }: Frame, y: number): SceneNode[] {
  return [
    lineNode("axis", { x: left, y }, { x: left + width, y }, "muted"),
    ...TICKS.flatMap((tick) => {
      const x = left + tick * width;
      const style = { role: "tick", size: 11, fill: "muted", anchor: "middle" } as const;
      return [
        lineNode("tick", { x, y }, { x, y: y + 4 }, "muted"),
        textNode(x, y + 13, formatPercent(100 * tick, 0), style),
      ];
    }),
  ];
}

function notesOf(read: RobLines, options: Options, weighted: boolean): string[] {
  const without = weighted ? read.lines.filter(({ weight }) => weight === null).length : 0;
  return [
    weighted ? words.weighted : options.weighted ? words.noWeights : words.unweighted,
    ...(without === 0 ? [] : [words.withoutWeight(without)]),
    ...(options.overall === "rule" && read.hasOverall ? [words.byRule(read.bias.tool.label)] : []),
    ...unread(read),
  ];
}

function describe({ bias, lines }: RobLines, bars: readonly Bar[]): string {
  const said = bars.map(({ label, judgements: labels, shares }) => {
    const parts = shares.map(({ judgement, share }) =>
      words.share(
        formatPercent(100 * share, 0),
        judgement === null ? words.notJudged : judgementLabel(labels, judgement),
      ),
    );
    return words.aboutBar(label, parts.join(", "));
  });
  return [words.about(lines.length, bias.tool.label), ...said].join(" ");
}
