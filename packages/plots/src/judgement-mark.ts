import type { Judgement } from "@treeline/engine";
import { groupNode, textNode } from "./nodes.ts";
import type { GroupNode, Paint } from "./scene.ts";

/** `robvis`: green, yellow, red as most readers know them; `safe`: told apart by every kind of colour vision. */
export type RobPalette = "robvis" | "safe";

/** The sign on a light, so that colour is never alone; a domain that does not apply has none. */
export const ROB_SIGNS: Readonly<Record<Judgement, string>> = {
  low: "+",
  some: "\u2212",
  high: "\u00d7",
  critical: "!",
  none: "?",
  "not-applicable": "",
};

const DARK_GROUNDS: ReadonlySet<Judgement> = new Set<Judgement>(["high", "critical"]);

/** The colour of a judgement. */
export function robPaint(judgement: Judgement, palette: RobPalette): Paint {
  if (judgement === "not-applicable") return "rob-na";
  return palette === "safe" ? `rob-safe-${judgement}` : `rob-${judgement}`;
}

/** The colour of what is written on a judgement's colour. */
export function robInk(judgement: Judgement, palette: RobPalette): Paint {
  // The orange of the safe set is light enough for black.
  if (palette === "safe") return judgement === "critical" ? "rob-ink-light" : "rob-ink";
  return DARK_GROUNDS.has(judgement) ? "rob-ink-light" : "rob-ink";
}

/**
 * A traffic light: an outlined circle in the colour of a judgement with its sign. Colours and signs are those of robvis
 * (McGuinness & Higgins 2021, doi:10.1002/jrsm.1411); the outline keeps pale colours visible on any ground.
 * @param at its centre, in px
 * @param radius in px
 * @param title what it says, for tooltips and assistive technology
 */
export function judgementMark(
  judgement: Judgement,
  at: { readonly x: number; readonly y: number },
  radius: number,
  palette: RobPalette,
  title: string,
): GroupNode {
  const sign = ROB_SIGNS[judgement];
  const circle = {
    type: "circle",
    role: "value",
    cx: at.x,
    cy: at.y,
    r: radius,
    fill: robPaint(judgement, palette),
    stroke: "ink",
  } as const;
  const style = {
    role: "value",
    size: radius * 1.5,
    fill: robInk(judgement, palette),
    anchor: "middle",
    weight: "bold",
  } as const;
  return groupNode("value", sign === "" ? [circle] : [circle, textNode(at.x, at.y, sign, style)], { title });
}
