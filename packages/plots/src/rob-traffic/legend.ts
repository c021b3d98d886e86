import type { Judgement } from "@treeline/engine";
import { judgementLabel, type RiskOfBias } from "@treeline/engine/risk-of-bias";
import { judgementMark, type RobPalette } from "../judgement-mark.ts";
import { textNode } from "../nodes.ts";
import type { SceneNode } from "../scene.ts";
import { textWidth } from "../text-metrics.ts";

const SIZE = 12;
const LINE = 22;
const RADIUS = 7;

/** The judgements of a tool in the order of its legend, with what they are called of applicability where a domain judges it, and those of others that occur. */
export function legendOf(
  { tool: { judgements, concerns }, domains }: Pick<RiskOfBias, "tool" | "domains">,
  used: Iterable<Judgement | null>,
): readonly { readonly judgement: Judgement; readonly label: string }[] {
  const known = judgements.filter(({ judgement }) => judgement !== "none" && judgement !== "not-applicable");
  const others = [...new Set(used)].filter((one) => one !== null);
  const extra = others.filter((one) => !known.some(({ judgement }) => judgement === one));
  const hasConcerns = concerns !== undefined && domains.some((domain) => domain.judgements === concerns);
  const both = known.map(({ judgement, label }) => ({
    judgement,
    label: hasConcerns ? `${label} / ${judgementLabel(concerns, judgement)}` : label,
  }));
  return [
    ...both,
    ...extra.map((judgement) => ({ judgement, label: judgementLabel(judgements, judgement) })),
  ];
}

/** Lights with what they stand for, as many to a line as fit. */
export function drawLegend(
  entries: readonly { readonly judgement: Judgement; readonly label: string }[],
  palette: RobPalette,
  area: { readonly left: number; readonly right: number; readonly top: number },
): { nodes: SceneNode[]; height: number } {
  const nodes: SceneNode[] = [];
  let x = area.left;
  let y = area.top + LINE / 2;
  for (const { judgement, label } of entries) {
    const width = 2 * RADIUS + 6 + textWidth(label, SIZE);
    if (x > area.left && x + width > area.right) {
      x = area.left;
      y += LINE;
    }
    nodes.push(
      judgementMark(judgement, { x: x + RADIUS, y }, RADIUS, palette, label),
      textNode(x + 2 * RADIUS + 6, y, label, { role: "legend", size: SIZE, fill: "ink" }),
    );
    x += width + 18;
  }
  return { nodes, height: entries.length === 0 ? 0 : y + LINE / 2 - area.top };
}
