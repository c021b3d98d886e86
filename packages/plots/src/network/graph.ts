import { formatInteger, type NetworkReport } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { groupNode, lineNode, type Point, polygonPath, rectNode, textBox, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { cell, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { words as common } from "../words.ts";
import { networkWords as words } from "./words.ts";

const OPTIONS = [
  {
    key: "size",
    type: "choice",
    label: "Size of circles",
    help: "What the area of a treatment’s circle stands for.",
    default: "studies",
    choices: [
      { value: "studies", label: "Studies" },
      { value: "participants", label: "Participants" },
      { value: "same", label: "The same for all" },
    ],
  },
  {
    key: "numbers",
    type: "boolean",
    label: "Numbers of studies",
    help: "On each line the number of studies that compare its two treatments.",
    default: true,
  },
  {
    key: "multiArm",
    type: "boolean",
    label: "Shade studies with several arms",
    help: "An area between the treatments of studies with three arms or more.",
    default: true,
  },
] as const;

/** Who is compared with whom. */
export const networkGraph: Plot = definePlot({
  id: "network-graph",
  label: "Network",
  summary: "Treatments as circles, joined where studies compare them directly.",
  reference: "R\u00fccker & Schwarzer (2016), Research Synthesis Methods 7, 107-111, doi:10.1002/jrsm.1167",
  options: OPTIONS,
  beside: ["size"],
  home: "network",
  applies: ({ report }) =>
    report.network === undefined ? words.none : report.network.edges.length === 0 ? words.tooFew : null,
  draw,
  r: () => [],
});

const SIZE = 12;
const LARGEST = 24;
const SMALLEST = 6;
const WIDEST_LINE = 9;
/** Half the height of the ring for each treatment on it, px. */
const ROOM_EACH = 17;

function draw(input: PlotInput, options: OptionsOf<typeof OPTIONS>): Drawing {
  const { network } = input.report;
  if (network === undefined) throw new RangeError("a graph of a network that is not there");
  const { width } = input;
  const padding = width >= 600 ? 16 : 12;
  const names = network.treatments.map(({ name }) => name);
  const labelRoom = Math.min(
    Math.max(...names.map((name) => textWidth(name, SIZE, "bold"))) + 14,
    0.26 * width,
  );
  const across = Math.max(60, Math.min(230, width / 2 - padding - labelRoom - LARGEST));
  // Where names leave no width for a circle, it is drawn out downwards, so that its treatments stand apart.
  const down = Math.max(across, Math.min(230, ROOM_EACH * names.length));
  const centre = { x: width / 2, y: padding + down + LARGEST + 26 };
  const places = placesOn(centre, across, down, names.length);
  const sizes = radiiOf(network, options.size, across < 120 ? 16 : LARGEST);
  const area = { left: padding, right: width - padding, top: centre.y + down + LARGEST + 34 };
  const isShaded = options.multiArm && network.multiArm.length > 0;
  const size = sizes.isKnown ? options.size : "studies";
  const notes = [words.graphNote(words.sizes[size]), ...(isShaded ? [words.multiArm] : [])];
  const footer = drawFooter([], notes, area, SIZE);
  return {
    nodes: [
      ...(isShaded ? shades(network, places) : []),
      ...edges(network, places, options.numbers),
      ...names.flatMap((_, place) =>
        node(network, place, places, sizes.radii, labelRoom, { ...centre, across }),
      ),
      ...footer.nodes,
    ],
    height: Math.ceil(area.top + footer.height + 12),
    numbers: () => numbersOf(network),
    description: about(network),
  };
}

/** The circles, then the lines between two of them. */
function numbersOf({ treatments, edges: all }: NetworkReport): Numbers {
  const name = (place: number): string => treatments[place]?.name ?? "";
  return {
    head: [twinWords.treatment, twinWords.comparedWith, twinWords.studies, twinWords.participants],
    rows: [
      ...treatments.map(({ name: own, studies, participants }) => [
        own,
        null,
        cell(studies, "count"),
        cell(participants, "value"),
      ]),
      ...all.map(({ first, second, studies }) => [name(first), name(second), cell(studies, "count"), null]),
    ],
  };
}

/** Places on a circle or an ellipse, the first at the top, clockwise. */
function placesOn(centre: Point, across: number, down: number, n: number): Point[] {
  return Array.from({ length: n }, (_, place) => {
    const turn = (2 * Math.PI * place) / n - Math.PI / 2;
    return { x: centre.x + across * Math.cos(turn), y: centre.y + down * Math.sin(turn) };
  });
}

function radiiOf(
  { treatments }: NetworkReport,
  size: OptionsOf<typeof OPTIONS>["size"],
  largest: number,
): { readonly radii: readonly number[]; readonly isKnown: boolean } {
  if (size === "same") return { radii: treatments.map(() => 12), isKnown: true };
  const isKnown = size === "studies" || treatments.every(({ participants }) => participants !== null);
  const values = treatments.map(({ studies, participants }) =>
    size === "participants" && isKnown ? (participants ?? 0) : studies,
  );
  const most = Math.max(...values, 1);
  return { radii: values.map((value) => Math.max(SMALLEST, largest * Math.sqrt(value / most))), isKnown };
}

function shades({ multiArm }: NetworkReport, places: readonly Point[]): SceneNode[] {
  return multiArm.map((treatments) => ({
    type: "path",
    role: "background",
    d: polygonPath(treatments.map((place) => places[place]!)),
    fill: "accent",
    fillOpacity: 0.1,
  }));
}

function edges(
  { edges: all, treatments }: NetworkReport,
  places: readonly Point[],
  isNumbered: boolean,
): SceneNode[] {
  const most = Math.max(...all.map(({ studies }) => studies));
  return all.map(({ first, second, studies }) => {
    const [from, to] = [places[first]!, places[second]!];
    const strokeWidth = Math.max(1, WIDEST_LINE * (studies / Math.max(most, 3)));
    const line = lineNode("interval", from, to, "faint", strokeWidth);
    const title = words.edgeTitle(treatments[first]!.name, treatments[second]!.name, common.studies(studies));
    // A little off the middle, where lines across the circle do not all meet.
    const at = { x: from.x + 0.42 * (to.x - from.x), y: from.y + 0.42 * (to.y - from.y) };
    const text = textNode(at.x, at.y, formatInteger(studies), {
      role: "value",
      size: 11,
      fill: "ink",
      anchor: "middle",
    });
    const box = textBox(text);
    const ground = rectNode(
      "background",
      { left: box.left - 2, right: box.right + 2, top: box.top - 1, bottom: box.bottom + 1 },
      "surface",
    );
    return groupNode("value", isNumbered ? [line, ground, text] : [line], { title });
  });
}

function node(
  { treatments }: NetworkReport,
  place: number,
  places: readonly Point[],
  radii: readonly number[],
  labelRoom: number,
  centre: Point & { readonly across: number },
): SceneNode[] {
  const { name, studies, participants } = treatments[place]!;
  const { x, y } = places[place]!;
  const r = radii[place]!;
  const people = participants === null ? "" : words.people(formatInteger(Math.round(participants)));
  const title = words.nodeTitle(name, common.studies(studies), people);
  const across = (x - centre.x) / centre.across;
  const isAside = Math.abs(across) > 0.25;
  const anchor = isAside ? (across > 0 ? "start" : "end") : "middle";
  const at = isAside
    ? { x: x + Math.sign(across) * (r + 6), y }
    : { x, y: y + (y < centre.y ? -1 : 1) * (r + 11) };
  return [
    groupNode(
      "value",
      [
        { type: "circle", role: "weight-square", cx: x, cy: y, r, fill: "accent", stroke: "surface" },
        textNode(at.x, at.y, name, {
          role: "label",
          size: SIZE,
          weight: "bold",
          fill: "ink",
          anchor,
          maxWidth: isAside ? labelRoom : 2 * labelRoom + 40,
        }),
      ],
      { title },
    ),
  ];
}

function about({ treatments, edges: all }: NetworkReport): string {
  const most = all.reduce((best, edge) => (edge.studies > best.studies ? edge : best), all[0]!);
  const { first, second, studies } = most;
  return words.graphAbout(
    treatments.length,
    all.length,
    words.edgeTitle(treatments[first]!.name, treatments[second]!.name, common.studies(studies)),
  );
}
