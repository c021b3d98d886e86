import { formatEnds } from "@treeline/engine";
import { extent } from "d3";
import type { Estimate } from "../../pooled.ts";
import type { FigureContext } from "../context.ts";

/** As wide as a figure and as a minus sign, where figures are as wide as each other. */
const FIGURE_SPACE = "\u2007";

type Ends = Pick<Estimate, "lower" | "upper">;

interface AlignedTexts {
  /** An interval in the manner of the layout: "[0.20, 1.22]", "(0.20 to 1.22)". */
  interval(ends: Ends): string;
  /** "0.71 [0.20, 1.22]" in the manner of the layout. */
  effect(estimate: Estimate): string;
}

/**
 * Texts of effects and intervals that end at one edge and have their decimal marks below one another: shorter ends of an interval
 * are filled up to the longest of the studies.
 */
export function alignedTexts({ rows, scale, preset }: FigureContext): AlignedTexts {
  const ends = rows.map(({ estimate }) => estimate);
  const mostBelow = longest(
    ends.map(({ lower }) => lower),
    scale.format,
  );
  const mostAbove = longest(
    ends.map(({ upper }) => upper),
    scale.format,
  );
  const parts = (interval: Ends): { before: string; text: string } => {
    const told = formatEnds(interval, scale.format);
    if (typeof told === "string") return { before: "", text: `(${told})` };
    const before = filling(told[0], mostBelow);
    const between = filling(told[1], mostAbove);
    return preset.spacesEnds
      ? { before, text: preset.interval(told[0], between + told[1], interval) }
      : { before: before + between, text: preset.interval(told[0], told[1], interval) };
  };
  return {
    interval: (interval) => parts(interval).text,
    effect: (estimate) => {
      const { before, text } = parts(estimate);
      return `${scale.format(estimate.value)} ${before}${text}`;
    },
  };
}

/** The most figures before the mark: of the least or of the greatest of these numbers. */
function longest(values: readonly number[], format: (value: number) => string): number {
  const ends = extent(values.filter(Number.isFinite));
  return Math.max(0, ...ends.map((end) => (end === undefined ? 0 : whole(format(end)))));
}

function filling(text: string, length: number): string {
  const own = whole(text);
  return own === 0 ? "" : FIGURE_SPACE.repeat(Math.max(0, length - own));
}

/** Figures before the decimal mark, with the sign; 0 of infinity. */
function whole(text: string): number {
  return /^\D?\d+/.exec(text)?.[0].length ?? 0;
}
