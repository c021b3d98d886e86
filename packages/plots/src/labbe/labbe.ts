import {
  formatFixed,
  formatPercent,
  formatShort,
  isLabbeRate,
  type LabbeMeasure,
  labbeCorrects,
  labbeLine,
  labbeMeasure,
  measures,
} from "@treeline/engine";
import { curveNode } from "../curve.ts";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import { drawFooter } from "../footer.ts";
import { placeLabels } from "../funnel/labels.ts";
import { funnelWords } from "../funnel/words.ts";
import { linearScale } from "../linear-scale.ts";
import { type Box, groupNode, lineNode, type Point, textNode } from "../nodes.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { linearTicks } from "../ticks.ts";
import { words as common } from "../words.ts";
import { labbeToR } from "./labbe-r.ts";
import { type AxisNames, labbeNumbers } from "./numbers.ts";
import { LABBE_OPTIONS, type LabbeOptions } from "./options.ts";
import { groupsBehind, type LabbeStudy, labbeStudies } from "./points.ts";
import { labbeWords as words } from "./words.ts";

/** A L'Abbe plot: the risk of one group against that of the other, with the lines of no effect and of the pooled effect. */
export const labbe: Plot = definePlot({
  id: "labbe",
  label: "L\u2019Abb\u00e9",
  summary: "The risk or rate in the treated group of every study against that in its control group.",
  reference:
    "L’Abb\u00e9, Detsky & O’Rourke (1987), Ann Intern Med 107, 224-233, doi:10.7326/0003-4819-107-2-224",
  options: LABBE_OPTIONS,
  beside: ["scale", "labels"],
  applies: whyNot,
  draw,
  r: labbeToR,
});

function whyNot({ report, document }: PlotInput): string | null {
  const { measure } = document.effects;
  const known = labbeMeasure(measure);
  if (known === null) {
    return words.otherMeasure(measures.has(measure) ? measures.get(measure).label : measure);
  }
  return groupsBehind(report, known).length === 0 ? words.noCounts : null;
}

const SIZE = 12;
const TOP = 34;
const LARGEST_RADIUS = 13;

/** What is said otherwise of rates than of risks. */
type Told = typeof words.ofRisks | typeof words.ofRates;

/** The square both axes share, so that no effect runs along its diagonal. */
interface Frame extends Box {
  readonly limits: readonly [number, number];
  /** How far the axes stand off, so that no circle lies on their numbers. */
  readonly gap: number;
  x(value: number): number;
  y(value: number): number;
}

function draw(input: PlotInput, options: LabbeOptions): Drawing {
  const measure = labbeMeasure(input.document.effects.measure);
  if (measure === null) throw new RangeError("a plot of two groups without a measure of two groups");
  const studies = labbeStudies(input, measure, options.scale);
  const isRisk = options.scale === "risk";
  const isRate = isLabbeRate(measure);
  const limits = isRisk ? riskLimits(studies, isRate ? Number.POSITIVE_INFINITY : 1) : valueLimits(studies);
  const padding = input.width >= 600 ? 16 : 12;
  const near = frameOf(input.width, padding, limits, isRisk && !isRate, 0);
  const frame = frameOf(input.width, padding, limits, isRisk && !isRate, overhang(studies, near));
  const pooled = input.report.fit?.p === 1 ? (input.report.fit.coefficients[0]?.estimate ?? null) : null;
  const line = pooled === null ? [] : pooledLine(measure, pooled, isRisk, frame);
  const scale = createDisplayScale(input);
  const told: Told = isRate ? words.ofRates : words.ofRisks;
  const names = options.labels === "all" ? labelsOf(studies, frame, line) : { nodes: [], omitted: 0 };
  const value = pooled === null ? null : scale.format(pooled);
  const corrected = !isRisk && labbeCorrects(measure) && studies.some((study) => hasEmptyCell(study, isRate));
  const notes = notesOf(scale, value, corrected ? told.zeroCells : null, names.omitted);
  const footerTop = frame.bottom + frame.gap + 58;
  const footer = drawFooter([], notes, { left: padding, right: input.width - padding, top: footerTop }, SIZE);
  return {
    nodes: [
      lineNode("null-line", corner(frame, limits[0]), corner(frame, limits[1]), "muted"),
      ...circles(studies, frame, isRate),
      // Above the circles, which would cover it where the studies lie closest.
      ...(line.length < 2
        ? []
        : [curveNode("estimate-line", line, "ink", { strokeWidth: 1.5, dash: [5, 3] })]),
      ...axes(axisNames(measure, isRisk), frame, padding, isRisk && !isRate),
      ...names.nodes,
      ...footer.nodes,
    ],
    height: Math.ceil(footerTop + footer.height + 12),
    description: describe(studies, scale, value, told),
    numbers: () =>
      labbeNumbers(input, studies, axisNames(measure, isRisk), isRisk && !isRate ? 100 : 1, pooled),
  };
}

function corner(frame: Frame, value: number): Point {
  return { x: frame.x(value), y: frame.y(value) };
}

/** From 0 to a little above the largest risk, so that rare events fill the plot too. */
function riskLimits(studies: readonly LabbeStudy[], most: number): [number, number] {
  const largest = Math.max(...studies.flatMap(({ x, y }) => [x, y]));
  return [0, largest > 0 ? Math.min(most, 1.12 * largest) : 1];
}

function valueLimits(studies: readonly LabbeStudy[]): [number, number] {
  const values = studies.flatMap(({ x, y }) => [x, y]);
  if (values.length === 0) return [-1, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.08 * (high - low) || 0.5;
  return [low - room, high + room];
}

const LARGEST_SIDE = 500;

/** How far circles reach over the left and the lower edge, with a little room. */
function overhang(studies: readonly LabbeStudy[], frame: Frame): number {
  const over = studies.map((study) => {
    const inside = Math.min(frame.x(study.x) - frame.left, frame.bottom - frame.y(study.y));
    return radiusOf(study) - inside;
  });
  const most = Math.max(0, ...over);
  return most > 0 ? Math.ceil(most) + 3 : 0;
}

function frameOf(
  width: number,
  padding: number,
  limits: readonly [number, number],
  isRisk: boolean,
  gap: number,
): Frame {
  const widest = linearTicks(shownLimits(limits, isRisk), 0, (value) => value * 100, SIZE);
  const labels = Math.max(...widest.map(({ label }) => textWidth(label, SIZE)), 24);
  const least = padding + labels + 12 + gap;
  // Half a tick's label and the rim of a circle stand out on the right.
  const side = Math.min(LARGEST_SIDE, width - least - padding - 16);
  const left = Math.max(least, (width - side) / 2);
  const box = { left, right: left + side, top: TOP, bottom: TOP + side };
  const [x, y] = [linearScale(limits, [box.left, box.right]), linearScale(limits, [box.bottom, box.top])];
  return { ...box, limits, gap, x, y };
}

/** Risks are read in percent. */
function shownLimits([low, high]: readonly [number, number], isRisk: boolean): [number, number] {
  return isRisk ? [100 * low, 100 * high] : [low, high];
}

const STEPS = 400;

/** The treated group's value at each of the control group's, within the frame. */
function pooledLine(measure: LabbeMeasure, effect: number, isRisk: boolean, frame: Frame): Point[] {
  const [low, high] = frame.limits;
  const grid = Array.from({ length: STEPS - 1 }, (_, step) => low + ((high - low) * (step + 1)) / STEPS);
  const points = isRisk ? labbeLine(measure, effect, grid) : grid.map((x) => ({ x, y: x + effect }));
  return points
    .filter(({ y }) => y >= low && y <= high)
    .map(({ x, y }) => ({ x: frame.x(x), y: frame.y(y) }));
}

function radiusOf({ area }: LabbeStudy): number {
  return Math.max(2.5, LARGEST_RADIUS * Math.sqrt(area));
}

/** The largest first, so that none lies hidden below another. */
function circles(studies: readonly LabbeStudy[], frame: Frame, isRate: boolean): SceneNode[] {
  return studies
    .toSorted((a, b) => b.area - a.area)
    .map((study) => {
      const { groups, x, y } = study;
      const circle = {
        type: "circle",
        role: "study",
        cx: frame.x(x),
        cy: frame.y(y),
        r: radiusOf(study),
        fill: "accent-soft",
        stroke: "accent",
      } as const;
      return groupNode("study", [circle], { rowId: groups.rowId, title: titleOf(study, isRate) });
    });
}

function titleOf({ groups: { label, treated, control }, weight }: LabbeStudy, isRate: boolean): string {
  const risk = ({ events, size }: typeof treated): string =>
    isRate
      ? words.rate(String(events), String(size), formatShort(events / size))
      : words.risk(String(events), String(size), formatPercent((100 * events) / size));
  const share = weight === null ? "" : formatPercent(weight);
  return words.studyTitle(label, risk(treated), risk(control), share);
}

function labelsOf(studies: readonly LabbeStudy[], frame: Frame, line: readonly Point[]) {
  const placed = studies.map((study) => ({ x: frame.x(study.x), y: frame.y(study.y), study }));
  const first = line[0];
  const last = line.at(-1);
  const pooled: [Point, Point][] = first === undefined || last === undefined ? [] : [[first, last]];
  return placeLabels(
    placed.map(({ x, y, study }) => ({ x, y, label: study.groups.label })),
    placed,
    { frame, lines: [[corner(frame, frame.limits[0]), corner(frame, frame.limits[1])], ...pooled] },
    { size: 11, radius: LARGEST_RADIUS - 2 },
  );
}

function axisNames(measure: LabbeMeasure, isRisk: boolean): AxisNames {
  const own = isLabbeRate(measure) ? words.quantities.IRD : words.riskPercent;
  const quantity = isRisk ? own : words.quantities[measure];
  return { treated: words.treated(quantity), control: words.control(quantity) };
}

/** Both axes with the same ticks; the title of the upright one stands above it. */
function axes(names: AxisNames, frame: Frame, padding: number, isRisk: boolean): SceneNode[] {
  const { left, right, top, bottom, gap } = frame;
  const [upright, level] = [left - gap, bottom + gap];
  const limits = shownLimits(frame.limits, isRisk);
  const back = (value: number): number => (isRisk ? value / 100 : value);
  const ticks = linearTicks(limits, 0, (value) => frame.x(back(value)), SIZE);
  const text = { size: SIZE, fill: "muted" } as const;
  const labelRoom = Math.min(upright - padding, 36);
  return [
    lineNode("axis", { x: upright, y: top }, { x: upright, y: bottom }, "muted"),
    lineNode("axis", { x: left, y: level }, { x: right, y: level }, "muted"),
    textNode(upright - labelRoom, top / 2, names.treated, { ...text, role: "axis" }),
    textNode(right, level + 40, names.control, { ...text, role: "axis", anchor: "end" }),
    ...ticks.flatMap(({ position, label }) => {
      const y = bottom - (position - left);
      return [
        lineNode("tick", { x: position, y: level }, { x: position, y: level + 5 }, "muted"),
        textNode(position, level + 16, label, { ...text, role: "tick", anchor: "middle" }),
        lineNode("tick", { x: upright - 5, y }, { x: upright, y }, "muted"),
        textNode(upright - 8, y, label, { ...text, role: "tick", anchor: "end" }),
      ];
    }),
  ];
}

function hasEmptyCell({ groups: { treated, control } }: LabbeStudy, isRate: boolean): boolean {
  return [treated, control].some(({ events, size }) => events === 0 || (!isRate && events === size));
}

function notesOf(
  scale: DisplayScale,
  pooled: string | null,
  corrected: string | null,
  omitted: number,
): string[] {
  return [
    pooled === null ? words.noPooled : words.lines(scale.name, pooled),
    words.area,
    ...(corrected === null ? [] : [corrected]),
    ...(omitted === 0 ? [] : [funnelWords.omitted(omitted)]),
  ];
}

function describe(
  studies: readonly LabbeStudy[],
  scale: DisplayScale,
  pooled: string | null,
  told: Told,
): string {
  const below = studies.filter(({ x, y }) => y < x).length;
  const sentences = [
    told.studies(common.studies(studies.length)),
    told.below(formatFixed(below, 0), formatFixed(studies.length, 0)),
    ...(pooled === null ? [] : [words.about.pooled(scale.name, pooled)]),
  ];
  return sentences.join(" ");
}
