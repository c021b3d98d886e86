import type { Judgement } from "@treeline/engine";
import { judgementLabel, riskOfBiasOf } from "@treeline/engine/risk-of-bias";
import { judgementMark } from "../../judgement-mark.ts";
import { textNode } from "../../nodes.ts";
import { drawLegend, legendOf } from "../../rob-traffic/legend.ts";
import type { SceneNode } from "../../scene.ts";
import { textWidth } from "../../text-metrics.ts";
import type { FigureContext } from "../context.ts";
import type { ForestLayout } from "../layout.ts";
import { forestWords as words } from "../words.ts";
import type { DrawnColumn } from "./resolve.ts";

/** The id under which options name all lights together. */
export const RISK_OF_BIAS = "@rob";

/** One column of traffic lights per domain and one for the whole study; [] where nothing of the risk of bias is known. */
export function robColumns({ input }: FigureContext): DrawnColumn[] {
  const bias = riskOfBiasOf(input.document);
  if (bias === null) return [];
  const byRow = new Map(bias.rows.map((row) => [row.rowId, row]));
  const columnOf = (
    id: string,
    label: string,
    heading: string,
    of: (rowId: string) => Judgement | null,
    labels = bias.tool.judgements,
  ): DrawnColumn => ({
    id,
    label,
    align: "middle",
    goes: 3,
    heading: [heading],
    // Wide enough for a light.
    cell: () => "",
    least: 15,
    packs: true,
    mark({ rowId }, at, radius) {
      const judgement = of(rowId);
      if (judgement === null) return null;
      const title = `${label}: ${judgementLabel(labels, judgement)}`;
      return judgementMark(judgement, at, radius, "robvis", title);
    },
  });
  const domains = bias.domains.map(({ label, judgements }, index) =>
    columnOf(
      `${RISK_OF_BIAS}${index}`,
      label,
      letter(index),
      (rowId) => byRow.get(rowId)?.judgements[index] ?? null,
      judgements,
    ),
  );
  if (bias.overall === null) return domains;
  const whole = columnOf(
    `${RISK_OF_BIAS}-overall`,
    words.overallJudgement,
    words.overallLetter,
    (rowId) => byRow.get(rowId)?.overall ?? null,
  );
  return [...domains, whole];
}

/** "A", "B" ... as Review Manager heads its domains. */
function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}

/** What the letters and the lights stand for, below a figure that shows lights. */
export function drawRobLegend(
  layout: ForestLayout,
  { input }: FigureContext,
  area: { readonly left: number; readonly right: number; readonly top: number },
): { nodes: readonly SceneNode[]; height: number } {
  const shown = [...layout.left, ...layout.right].filter(({ id }) => id.startsWith(RISK_OF_BIAS));
  const bias = shown.length === 0 ? null : riskOfBiasOf(input.document);
  if (bias === null) return { nodes: [], height: 0 };
  const size = Math.max(10.5, layout.size - 1);
  const lineHeight = size * 1.4;
  const entries = shown.map(({ heading, label }) => words.letterMeans(heading[0] ?? "", label));
  const lines = packed(entries, area.right - area.left, size);
  const nodes = [words.legend, ...lines].map((line, index) =>
    textNode(area.left, area.top + 6 + (index + 0.5) * lineHeight, line, {
      role: "legend",
      size,
      fill: "ink",
      weight: index === 0 ? "bold" : "normal",
      maxWidth: area.right - area.left,
    }),
  );
  const top = area.top + 6 + (lines.length + 1) * lineHeight + 2;
  const used = bias.rows.flatMap(({ judgements, overall }) => [...judgements, overall]);
  const lights = drawLegend(legendOf(bias, used), "robvis", { ...area, top });
  return { nodes: [...nodes, ...lights.nodes], height: top + lights.height - area.top };
}

/** As many entries to a line as fit. */
function packed(entries: readonly string[], room: number, size: number): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const longer = last === undefined ? entry : `${last} \u00b7 ${entry}`;
    if (last !== undefined && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(entry);
  }
  return lines;
}
