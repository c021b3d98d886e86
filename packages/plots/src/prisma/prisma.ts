import type { FlowSpec } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { type Box, groupNode, lineNode, type Point, polygonPath, rectNode, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth, wrapText } from "../text-metrics.ts";
import { cell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { type FlowBox, flowBoxes, lineText } from "./boxes.ts";
import { drawLines, type FlowLayout, layoutFlow, SIZE } from "./layout.ts";
import { flowWords as words } from "./words.ts";

/**
 * The PRISMA 2020 flow diagram, in whichever of the four official templates the numbers ask for: of a new or an updated review, with
 * databases and registers only or with other methods too. R: `PRISMA2020::PRISMA_flowdiagram(data)`
 */
export const prisma: Plot = definePlot({
  id: "prisma",
  label: "PRISMA flow",
  summary: "From the records identified to the studies included, as the PRISMA 2020 statement draws it.",
  reference: "Page et al. (2021), BMJ 372, n71, doi:10.1136/bmj.n71",
  home: "report",
  withoutEffects: true,
  options: [],
  applies: ({ document }) => (document.flow === undefined ? words.nothing : null),
  draw,
  r: () => [],
});

const LINE = 16;

function draw({ document, width }: PlotInput): Drawing {
  const { flow } = document;
  if (flow === undefined) throw new RangeError("a flow without numbers");
  const boxes = flowBoxes(flow);
  const heads = headsOf(flow);
  const place = layoutFlow(boxes, width, phaseWidth(), (column) =>
    Math.max(
      ...heads.map(({ text, arms }) => wrapText(text, headWidth(column, arms.length), SIZE, "bold").length),
    ),
  );
  return {
    nodes: [
      ...phaseStrips(place),
      ...heads.flatMap((head) => drawHead(head, place)),
      ...arrows(flow, boxes, place),
      ...boxes.map((box) => drawBox(box, place.box(box))),
    ],
    width: place.width,
    height: Math.ceil(place.height),
    numbers: () => numbersOf(flow, boxes),
    description: words.sentence(
      boxes.flatMap(({ lines }) => lines.filter(({ count }) => count !== undefined).map(lineText)),
    ),
  };
}

interface Head {
  readonly text: string;
  readonly arms: readonly FlowBox["arm"][];
}

function headsOf({ review, other }: FlowSpec): readonly Head[] {
  const isNew = review === "new";
  return [
    ...(isNew ? [] : [{ text: words.heads.previous, arms: ["previous"] } as const]),
    { text: isNew ? words.heads.databases : words.heads.newDatabases, arms: ["main", "side"] },
    ...(other === null
      ? []
      : [{ text: isNew ? words.heads.other : words.heads.newOther, arms: ["other", "otherSide"] } as const]),
  ];
}

/** A line per number, under the head of its column and its phase. */
function numbersOf(flow: FlowSpec, boxes: readonly FlowBox[]): Numbers {
  const heads = headsOf(flow);
  return {
    head: [twinWords.column, twinWords.phase, twinWords.line, twinWords.count],
    rows: boxes.flatMap(({ arm, row, lines }) =>
      lines.flatMap(({ text, count }) =>
        count === undefined
          ? []
          : [
              [
                heads.find(({ arms }) => arms.includes(arm))?.text ?? null,
                PHASES.find(({ rows }) => rows.includes(row))?.text() ?? null,
                text,
                cell(count, "count"),
              ],
            ],
      ),
    ),
  };
}

function headWidth(column: number, arms: number): number {
  return column * arms + (arms - 1) * 26 - 16;
}

function drawHead({ text, arms }: Head, place: FlowLayout): SceneNode[] {
  const left = place.column(arms[0]!)?.left;
  const right = place.column(arms.at(-1)!)?.right;
  if (left === undefined || right === undefined) return [];
  const lines = wrapText(text, right - left - 16, SIZE, "bold");
  const middle = (place.headTop + place.headBottom) / 2;
  const style = { role: "heading", size: SIZE, weight: "bold", fill: "ink", anchor: "middle" } as const;
  return [
    framed(
      rectNode("background", { left, right, top: place.headTop, bottom: place.headBottom }, "accent-soft"),
    ),
    ...lines.map((line, index) =>
      textNode((left + right) / 2, middle + (index - (lines.length - 1) / 2) * LINE, line, style),
    ),
  ];
}

/** The phases with their rows; a word is asked for when it is drawn, in the language of then. */
const PHASES: readonly { readonly text: () => string; readonly rows: readonly FlowBox["row"][] }[] = [
  { text: () => words.phases.identification, rows: ["identified"] },
  { text: () => words.phases.screening, rows: ["screened", "sought", "assessed"] },
  { text: () => words.phases.included, rows: ["included", "total"] },
];

/** Room beside the longest name of a phase. */
const PHASE_ROOM = 6;
const LEAST_PHASE = 92;

function phaseWidth(): number {
  const widest = Math.max(...PHASES.map(({ text }) => textWidth(text(), SIZE, "bold")));
  return Math.max(LEAST_PHASE, Math.ceil(widest) + 2 * PHASE_ROOM);
}

/** The three phases, each beside its rows. */
function phaseStrips(place: FlowLayout): SceneNode[] {
  return PHASES.flatMap(({ text: say, rows }) => {
    const text = say();
    const known = rows.flatMap((row) => place.row(row) ?? []);
    const top = Math.min(...known.map((row) => row.top));
    const bottom = Math.max(...known.map((row) => row.bottom));
    const { left, right } = place.phases;
    const style = { role: "heading", size: SIZE, weight: "bold", fill: "ink", anchor: "middle" } as const;
    return [
      framed(rectNode("background", { left, right, top, bottom }, "contour-3")),
      textNode((left + right) / 2, (top + bottom) / 2, text, {
        ...style,
        maxWidth: right - left - PHASE_ROOM,
      }),
    ];
  });
}

function framed<T extends SceneNode>(node: T): T & { readonly stroke: "muted" } {
  return { ...node, stroke: "muted" };
}

function drawBox(box: FlowBox, at: Box): SceneNode {
  return groupNode("value", [framed(rectNode("value", at, "surface")), ...drawLines(box, at)]);
}

/** Down from box to box, to the right to what is taken away, and from the other arms to what is included. */
function arrows(flow: FlowSpec, boxes: readonly FlowBox[], place: FlowLayout): SceneNode[] {
  const at = (arm: FlowBox["arm"], row: FlowBox["row"]): Box | null => {
    const found = boxes.find((box) => box.arm === arm && box.row === row);
    return found === undefined ? null : place.box(found);
  };
  const down = ["identified", "screened", "sought", "assessed", "included", "total"] as const;
  const nodes: SceneNode[] = [];
  for (const arm of ["main", "other"] as const) {
    const own = down.flatMap((row) => at(arm, row) ?? []);
    nodes.push(
      ...own.slice(1).flatMap((to, index) => arrow([bottomOf(own[index]!), { x: middleOf(to), y: to.top }])),
    );
  }
  for (const [arm, side] of [
    ["main", "side"],
    ["other", "otherSide"],
  ] as const) {
    for (const row of down) {
      const [from, to] = [at(arm, row), at(side, row)];
      if (from !== null && to !== null)
        nodes.push(
          ...arrow([
            { x: from.right, y: levelOf(from) },
            { x: to.left, y: levelOf(to) },
          ]),
        );
    }
  }
  const included = at("main", "included");
  const assessed = at("other", "assessed");
  if (included !== null && assessed !== null) {
    const y = levelOf(included);
    nodes.push(...arrow([bottomOf(assessed), { x: middleOf(assessed), y }, { x: included.right, y }]));
  }
  const [previous, total] = [at("previous", "identified"), at("main", "total")];
  if (flow.review === "updated" && previous !== null && total !== null) {
    const y = levelOf(total);
    nodes.push(...arrow([bottomOf(previous), { x: middleOf(previous), y }, { x: total.left, y }]));
  }
  return nodes;
}

const middleOf = ({ left, right }: Box): number => (left + right) / 2;
const levelOf = ({ top, bottom }: Box): number => (top + bottom) / 2;
const bottomOf = (box: Box): Point => ({ x: middleOf(box), y: box.bottom });

/** A line through points with a head at its end. */
function arrow(points: readonly Point[]): SceneNode[] {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y);
  if (!(length > 0)) return [];
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const back = { x: tip.x - 7 * along.x, y: tip.y - 7 * along.y };
  const corners = [
    tip,
    { x: back.x - 4 * along.y, y: back.y + 4 * along.x },
    { x: back.x + 4 * along.y, y: back.y - 4 * along.x },
  ];
  const ends = [...points.slice(0, -1), back];
  return [
    ...ends.slice(1).map((to, index) => lineNode("axis", ends[index]!, to, "muted")),
    { type: "path", role: "axis", d: polygonPath(corners), fill: "muted" },
  ];
}
