import type { Judgement } from "@treeline/engine";
import { judgementLabel, type ToolJudgement } from "@treeline/engine/risk-of-bias";
import { type Drawing, definePlot } from "../define-plot.ts";
import { drawFooter } from "../footer.ts";
import { judgementMark } from "../judgement-mark.ts";
import { groupNode, lineNode, textNode } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";
import { words as common } from "../words.ts";
import { drawLegend, legendOf } from "./legend.ts";
import { type OverallShown, type RobLine, type RobLines, robLines } from "./lines.ts";
import { ROB_OVERALL, ROB_PALETTE } from "./options.ts";
import { robvisLines } from "./robvis-r.ts";
import { robWords as words } from "./words.ts";

const OPTIONS: readonly [typeof ROB_PALETTE, typeof ROB_OVERALL] = [ROB_PALETTE, ROB_OVERALL];
type Options = OptionsOf<typeof OPTIONS>;

/**
 * A traffic-light plot: a light for every judgement of every study. Colours and signs as McGuinness & Higgins (2021) draw them.
 * R: `robvis::rob_traffic_light(data, tool)`
 */
export const robTraffic: Plot = definePlot({
  id: "rob-traffic",
  label: "Traffic-light",
  summary: "The judgement of every domain of every study, as traffic lights with signs.",
  reference: "McGuinness & Higgins (2021), Research Synthesis Methods 12, 55-61, doi:10.1002/jrsm.1411",
  home: "risk-of-bias",
  withoutEffects: true,
  options: OPTIONS,
  beside: ["palette", "overall"],
  applies: whyNoJudgement,
  draw,
  r: (document) => robvisLines(document, "rob_traffic_light"),
});

/** Why there is no judgement to draw; null = there is one. */
export function whyNoJudgement(
  input: PlotInput,
  { overall }: { readonly overall: OverallShown },
): string | null {
  const read = robLines(input, overall);
  if (read === null) return words.nothing;
  if (read.lines.length > 0 && (read.bias.domains.length > 0 || read.hasOverall)) return null;
  return read.bias.rows.length > 0 && read.lines.length === 0 ? words.noDomain : words.noRow;
}

const PADDING = 12;
const SIZE = 12;
const ROW = 28;
const TOP = 14;

interface Column {
  readonly short: string;
  readonly label: string;
  readonly judgements: readonly ToolJudgement[];
  readonly of: (line: RobLine) => Judgement | null;
}

function columnsOf({ bias, hasOverall }: RobLines, options: Options): readonly Column[] {
  const overall = options.overall === "rule" ? words.overallByRule : words.overall;
  return [
    ...bias.domains.map(
      ({ short, label, judgements: labels }, place): Column => ({
        short,
        label,
        judgements: labels,
        of: ({ judgements }) => judgements[place] ?? null,
      }),
    ),
    ...(hasOverall
      ? [
          {
            short: overall,
            label: words.overall,
            judgements: bias.tool.judgements,
            of: (line: RobLine) => line.overall,
          },
        ]
      : []),
  ];
}

function draw(input: PlotInput, options: Options): Drawing {
  const read = robLines(input, options.overall);
  if (read === null) throw new RangeError("lights without judgements");
  const { bias, lines } = read;
  const columns = columnsOf(read, options);
  const place = layout(input.width, lines, columns);
  const right = input.width - PADDING;
  const header = columns.map(({ short }, column) =>
    textNode(place.x(column), TOP + ROW / 2, short, {
      role: "heading",
      size: place.headerSize,
      weight: "bold",
      fill: "ink",
      anchor: "middle",
      maxWidth: place.widths[column]! - 2,
    }),
  );
  const rows = lines.flatMap((line, row): SceneNode[] => {
    const y = TOP + (row + 1.5) * ROW;
    return [
      lineNode("grid", { x: PADDING, y: y - ROW / 2 }, { x: right, y: y - ROW / 2 }, "line"),
      drawRow(line, columns, place, y, options),
    ];
  });
  const bottom = TOP + (lines.length + 1) * ROW;
  const end = lineNode("grid", { x: PADDING, y: bottom }, { x: right, y: bottom }, "line");
  const used = lines.flatMap((line) => columns.map((column) => column.of(line)));
  const area = { left: PADDING, right, top: bottom + 8 };
  const legend = drawLegend(legendOf(bias, used), options.palette, area);
  const notes = [
    ...bias.domains.flatMap(({ short, label }) => (short === label ? [] : [words.domain(short, label)])),
    ...(options.overall === "rule" && read.hasOverall ? [words.byRule(bias.tool.label)] : []),
    ...unread(read),
  ];
  const footerTop = area.top + legend.height + 6;
  const footer = drawFooter([], notes, { ...area, top: footerTop }, SIZE);
  return {
    nodes: [...header, ...rows, end, ...legend.nodes, ...footer.nodes],
    height: Math.ceil(footerTop + footer.height + PADDING),
    numbers: () => ({
      head: [common.study, ...columns.map(({ label }) => label)],
      rows: lines.map((line) => [
        line.label,
        ...columns.map((column) => {
          const judgement = column.of(line);
          return judgement === null ? null : judgementLabel(bias.tool.judgements, judgement);
        }),
      ]),
    }),
    description: describe(read, columns),
  };
}

/** Words that are not known are said below the plot. */
export function unread({ bias }: RobLines): string[] {
  const unknown = bias.issues.filter(({ code }) => code === "judgement-unknown").length;
  return unknown === 0 ? [] : [words.unread(unknown)];
}

interface Layout {
  readonly labelWidth: number;
  readonly widths: readonly number[];
  readonly radius: number;
  readonly headerSize: number;
  x(column: number): number;
}

/** Names as wide as they are, up to a share of the drawing; the lights share the rest, the overall one a little wider. */
function layout(width: number, lines: readonly RobLine[], columns: readonly Column[]): Layout {
  const inner = width - 2 * PADDING;
  const longest = Math.max(...lines.map(({ label }) => textWidth(label, SIZE)));
  const heads = columns.map(({ short }) => textWidth(short, SIZE, "bold") + 6);
  const wanted = heads.reduce((sum, head) => sum + Math.max(26, head), 0);
  const labelWidth = Math.max(Math.min(longest, 0.3 * inner), Math.min(longest, inner - wanted - 10, 260));
  const room = inner - labelWidth - 10;
  const share = Math.min(1, room / wanted);
  const spare = Math.max(0, Math.min(24, (room - wanted) / columns.length));
  const widths = heads.map((head) => share * Math.max(26, head) + spare);
  const left = PADDING + labelWidth + 10;
  return {
    labelWidth,
    widths,
    radius: Math.min(10, 0.42 * Math.min(...widths)),
    headerSize: share < 1 ? SIZE * share : SIZE,
    x: (column) => left + widths.slice(0, column).reduce((sum, one) => sum + one, 0) + widths[column]! / 2,
  };
}

function drawRow(
  line: RobLine,
  columns: readonly Column[],
  place: Layout,
  y: number,
  { palette }: Options,
): SceneNode {
  const name = textNode(PADDING, y, line.label, {
    role: "label",
    size: SIZE,
    fill: "ink",
    maxWidth: place.labelWidth,
  });
  const lights = columns.map((column, index): SceneNode => {
    const judgement = column.of(line);
    const at = { x: place.x(index), y };
    if (judgement === null) {
      const style = { role: "value", size: place.headerSize, fill: "muted", anchor: "middle" } as const;
      return textNode(at.x, y, words.missing, style);
    }
    const said = words.judged(line.label, column.label, judgementLabel(column.judgements, judgement));
    return judgementMark(judgement, at, place.radius, palette, said);
  });
  return groupNode("study", [name, ...lights], { rowId: line.rowId, title: rowTitle(line, columns) });
}

/** Everything that is judged of a study, which its lights say one by one. */
function rowTitle(line: RobLine, columns: readonly Column[]): string {
  const told = columns.map((column) => {
    const judgement = column.of(line);
    const said = judgement === null ? words.notJudged : judgementLabel(column.judgements, judgement);
    return words.domain(column.label, said);
  });
  return [line.label, ...told].join("; ");
}

function describe(read: RobLines, columns: readonly Column[]): string {
  const { bias, lines } = read;
  const counted = columns.map((column) => {
    const given = lines.map((line) => column.of(line));
    const counts = legendOf(bias, given)
      .map(({ judgement }) => [judgement, given.filter((one) => one === judgement).length] as const)
      .filter(([, count]) => count > 0)
      .map(([judgement, count]) => words.count(judgementLabel(column.judgements, judgement), count));
    return words.aboutColumn(column.label, counts.join(", "));
  });
  return [words.about(lines.length, bias.tool.label), ...counted].join(" ");
}
