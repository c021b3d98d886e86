import { type BiasAudit, type BiasEstimate, formatLevel } from "@treeline/engine";
import { alignedTexts } from "../aligned-texts.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { directionsOf } from "../directions/directions.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawEffectAxis } from "../effect-axis.ts";
import { drawFooter } from "../footer.ts";
import { funnelWords } from "../funnel/words.ts";
import { robustLimits } from "../limits.ts";
import { linearScale } from "../linear-scale.ts";
import { arrowHead, groupNode, lineNode, polygonPath, rectNode, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import { effectTicks } from "../ticks.ts";
import { intervalCells } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";

const OPTIONS = [
  {
    key: "assumptions",
    type: "boolean",
    label: "Assumptions",
    help: "Below each estimate what it rests on.",
    default: true,
  },
] as const;

/** Every adjusted estimate beside the unadjusted one. */
export const adjustedForest: Plot = definePlot({
  id: "adjusted-forest",
  label: "Adjusted estimates",
  summary:
    "The pooled effect beside what methods that allow for publication bias make of it, each with what it rests on: sensitivity analyses, of which none is the corrected truth.",
  reference:
    "Carter, Sch\u00f6nbrodt, Gervais & Hilgard (2019), Adv Methods Pract Psychol Sci 2(2), 115-144, doi:10.1177/2515245919847196",
  options: OPTIONS,
  home: "bias",
  audited: "always",
  applies({ audit }) {
    if (audit === undefined) return funnelWords.noAudit;
    return rowsOf(audit).length === 0 ? words.adjusted.none : null;
  },
  draw: drawAdjusted,
  // Each estimate has lines of its own among those of the audit.
  r: () => [],
});

interface Row {
  readonly heading: string | null;
  readonly label: string;
  readonly assumption: string;
  readonly estimate: BiasEstimate;
  readonly own: boolean;
}

function rowsOf(audit: BiasAudit): Row[] {
  const rows: Row[] = [];
  if (audit.unadjusted !== null) {
    const { unadjusted: estimate } = audit;
    rows.push({
      heading: null,
      label: words.adjusted.unadjusted,
      assumption: words.adjusted.asPooled,
      estimate,
      own: true,
    });
  }
  let last: string | null = null;
  for (const { family, label, assumption, outcome } of audit.entries) {
    // A test of asymmetry has the estimate of its regression line, which stands among the adjusted ones by its own name.
    if (family === "asymmetry" || outcome === null || outcome.estimate === null) continue;
    const heading = family === last ? null : words.adjusted.families[family];
    rows.push({ heading, label, assumption, estimate: outcome.estimate, own: false });
    last = family;
  }
  return rows;
}

const SIZE = 12;
const NOTE_SIZE = 11;
const LINE = 20;
const NOTE_LINE = 15;

function drawAdjusted(input: PlotInput, { assumptions }: OptionsOf<typeof OPTIONS>): Drawing {
  const { audit, width } = input;
  if (audit === undefined) throw new RangeError("adjusted estimates were asked for without an audit");
  const scale = createDisplayScale(input);
  const rows = rowsOf(audit);
  const padding = width >= 600 ? 16 : 12;
  const texts = columnTexts(rows, scale);
  const textRoom = Math.max(...texts.map((text) => textWidth(text, SIZE))) + 4;
  const labelRoom = Math.min(
    Math.max(...rows.map(({ label, own }) => textWidth(label, SIZE, own ? "bold" : "normal"))) + 12,
    0.34 * width,
  );
  // Where three columns do not fit, names stand above their intervals.
  const stacked = width - 2 * padding - labelRoom - textRoom < 160;
  const left = stacked ? padding : padding + labelRoom;
  const right = Math.max(left + 60, width - padding - textRoom - 8);
  const limits = limitsOf(rows, scale);
  const x = linearScale(limits, [left, right]);
  const nodes: SceneNode[] = [];
  let y = padding + 4;
  for (const [place, row] of rows.entries()) {
    const { heading, label, assumption, own } = row;
    if (heading !== null) {
      y += 8;
      nodes.push(
        textNode(padding, y + LINE / 2, heading, {
          role: "heading",
          size: SIZE,
          fill: "ink",
          weight: "bold",
        }),
      );
      y += LINE;
    }
    const style = {
      role: "label",
      size: SIZE,
      fill: "ink",
      weight: own ? "bold" : "normal",
      maxWidth: stacked ? width - 2 * padding : labelRoom - 8,
    } as const;
    nodes.push(textNode(padding, y + LINE / 2, label, style));
    if (stacked) y += LINE;
    nodes.push(...mark(row, { x, left, right, y: y + LINE / 2, own, scale }));
    nodes.push(
      textNode(width - padding, y + LINE / 2, texts[place]!, {
        role: "value",
        size: SIZE,
        fill: "ink",
        anchor: "end",
      }),
    );
    y += LINE;
    if (assumptions) {
      for (const line of wrapText(assumption, width - 2 * padding, NOTE_SIZE)) {
        nodes.push(
          textNode(padding, y + NOTE_LINE / 2, line, { role: "note", size: NOTE_SIZE, fill: "muted" }),
        );
        y += NOTE_LINE;
      }
    }
    y += 4;
  }
  return {
    ...finish(input, audit, rows, { nodes, y, x, left, right, padding, limits, scale }),
    numbers: () => ({
      head: [twinWords.method, scale.name, twinWords.lower, twinWords.upper],
      rows: rows.map(({ label, estimate: { estimate, interval } }) => [
        label,
        ...intervalCells(scale, estimate, interval),
      ]),
    }),
  };
}

interface Laid {
  readonly nodes: readonly SceneNode[];
  readonly y: number;
  x(value: number): number;
  readonly left: number;
  readonly right: number;
  readonly padding: number;
  readonly limits: readonly [number, number];
  readonly scale: DisplayScale;
}

function finish(input: PlotInput, audit: BiasAudit, rows: readonly Row[], laid: Laid): Drawing {
  const { nodes, y, x, left, right, padding, limits, scale } = laid;
  const { apply, inverse, axis } = scale.transformation;
  const bottom = y + 6;
  const inside = (value: number | null): value is number =>
    value !== null && x(value) >= left && x(value) <= right;
  const { nullValue } = scale;
  const pooled = audit.unadjusted?.estimate ?? null;
  const drawn = drawEffectAxis({
    left,
    right,
    top: bottom,
    width: input.width,
    padding,
    size: SIZE,
    ticks: effectTicks(scale, [apply(limits[0]), apply(limits[1])], (value) => x(inverse(value)), SIZE),
    title: axis === "log" ? words.logScale(scale.name) : scale.name,
    nullX: inside(nullValue) ? x(nullValue) : null,
    directions: directionsOf(input),
  });
  const top = padding;
  const lines: SceneNode[] = [
    ...(inside(nullValue)
      ? [lineNode("null-line", { x: x(nullValue), y: top }, { x: x(nullValue), y: bottom }, "line")]
      : []),
    ...(inside(pooled)
      ? [
          lineNode(
            "estimate-line",
            { x: x(pooled), y: top },
            { x: x(pooled), y: bottom },
            "accent",
            1,
            [2, 3],
          ),
        ]
      : []),
  ];
  const footerTop = bottom + drawn.height + 8;
  const levels = new Set(rows.flatMap(({ estimate }) => estimate.interval?.level ?? []));
  const note = words.adjusted.note([...levels].map(formatLevel).join(", "));
  const area = { left: padding, right: input.width - padding, top: footerTop };
  const footer = drawFooter([], [note], area, SIZE);
  const sentences = rows.map(({ label, estimate }) => `${told(label, estimate, scale)}.`);
  return {
    // Lines behind words would strike them through.
    nodes: [...lines, ...backed(nodes), ...drawn.nodes, ...footer.nodes],
    height: Math.ceil(footerTop + footer.height + 12),
    description: `${words.adjusted.about(rows.length, scale.name)} ${sentences.join(" ")}`,
  };
}

const ACROSS: ReadonlySet<string> = new Set(["note", "heading", "label"]);

/** Notes, headings and names above their intervals run across the upright lines: a ground of their own keeps them readable. */
function backed(nodes: readonly SceneNode[]): SceneNode[] {
  return nodes.flatMap((node): SceneNode[] => {
    if (node.type !== "text" || !ACROSS.has(node.role)) return [node];
    const wide = textWidth(node.text, node.size, node.weight);
    const box = { left: node.x, right: node.x + wide, top: node.y - node.size, bottom: node.y + 3 };
    return [rectNode("background", box, "surface"), node];
  });
}

/** The texts of the column, with their decimal marks below one another. */
function columnTexts(rows: readonly Row[], scale: DisplayScale): string[] {
  const texts = alignedTexts(
    rows.flatMap(({ estimate: { interval } }) => interval ?? []),
    scale.format,
  );
  return rows.map(({ estimate: { estimate, interval } }) =>
    interval === null ? scale.format(estimate) : texts.effect(estimate, interval),
  );
}

function textOf({ estimate, interval }: BiasEstimate, scale: DisplayScale): string {
  return interval === null ? scale.format(estimate) : scale.formatWithInterval(estimate, interval);
}

/** A method with what it comes to. */
function told(label: string, estimate: BiasEstimate, scale: DisplayScale): string {
  return words.forest.pooledTitle(label, textOf(estimate, scale));
}

function limitsOf(rows: readonly Row[], scale: DisplayScale): [number, number] {
  const spans = rows.map(({ estimate: { estimate, interval } }) => ({
    low: Math.min(estimate, interval?.lower ?? estimate),
    high: Math.max(estimate, interval?.upper ?? estimate),
  }));
  return robustLimits(spans, spans.slice(0, 1), scale.nullValue);
}

interface MarkPlace {
  x(value: number): number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly own: boolean;
  readonly scale: DisplayScale;
}

/** A diamond for the pooled effect as it is, a square on its interval for each other; arrows where the axis ends. */
function mark({ label, estimate: tested }: Row, { x, left, right, y, own, scale }: MarkPlace): SceneNode[] {
  const { estimate, interval } = tested;
  const clip = (value: number): number => Math.min(Math.max(x(value), left), right);
  const lower = clip(interval?.lower ?? estimate);
  const upper = interval?.upper === null ? right : clip(interval?.upper ?? estimate);
  const middle = clip(estimate);
  const title = told(label, tested, scale);
  if (own) {
    const corners = [
      { x: lower, y },
      { x: middle, y: y - 6 },
      { x: upper, y },
      { x: middle, y: y + 6 },
    ];
    return [{ type: "path", role: "diamond", d: polygonPath(corners), fill: "accent", title }];
  }
  const beyondLeft = x(interval?.lower ?? estimate) < left;
  const beyondRight = interval?.upper === null || x(interval?.upper ?? estimate) > right;
  const box = { left: middle - 3.5, right: middle + 3.5, top: y - 3.5, bottom: y + 3.5 };
  const hidden = x(estimate) < left || x(estimate) > right;
  const drawn = [
    lineNode("interval", { x: lower, y }, { x: upper, y }, "ink", 1.4),
    ...(beyondLeft ? [arrowHead("interval", { x: left, y }, "left", "ink")] : []),
    ...(beyondRight ? [arrowHead("interval", { x: right, y }, "right", "ink")] : []),
    ...(hidden ? [] : [rectNode("weight-square", box, "ink")]),
  ];
  return [groupNode("interval", drawn, { title })];
}
