import { bracketed, formatEnds } from "@treeline/engine";
import { extent } from "d3";

/** As wide as a figure and as a minus sign, where figures are as wide as each other. */
const FIGURE_SPACE = "\u2007";

/** The ends of an interval; null = it has no upper one. */
interface Ends {
  readonly lower: number;
  readonly upper: number | null;
}

/** How an interval is written from the texts of its two ends. */
interface IntervalStyle {
  interval(lower: string, upper: string, figure: { readonly signed: boolean }): string;
  /** Whether the upper end may stand apart from what is before it. */
  readonly spacesEnds: boolean;
}

interface AlignedTexts {
  /** "[0.20, 1.22]" */
  interval(ends: Ends): string;
  /** "0.71 [0.20, 1.22]" */
  effect(value: number, ends: Ends): string;
}

const BRACKETS: IntervalStyle = {
  interval: bracketed,
  spacesEnds: true,
};

/**
 * Texts of effects and intervals that end at one edge and have their decimal marks below one another: shorter ends of an interval
 * are filled up to the longest of the column.
 * @param column the intervals of the studies
 */
export function alignedTexts(
  column: readonly Ends[],
  format: (value: number) => string,
  style: IntervalStyle = BRACKETS,
): AlignedTexts {
  const isSigned = (lower: number): boolean =>
    lower === Number.NEGATIVE_INFINITY || /^[-\u2212]/u.test(format(lower));
  const signed = column.length > 0 && isSigned(Math.min(...column.map(({ lower }) => lower)));
  const uppers = column.flatMap(({ upper }) => upper ?? []);
  const mostBelow = longest(
    column.map(({ lower }) => lower),
    format,
  );
  const mostAbove = longest(uppers, format);
  const parts = (ends: Ends): { before: string; text: string } => {
    const told = formatEnds(ends, format);
    if (typeof told === "string") return { before: "", text: `(${told})` };
    const before = filling(told[0], mostBelow);
    const between = filling(told[1], mostAbove);
    const figure = { signed: signed || isSigned(ends.lower) };
    return style.spacesEnds
      ? { before, text: style.interval(told[0], between + told[1], figure) }
      : { before: before + between, text: style.interval(told[0], told[1], figure) };
  };
  return {
    interval: (ends) => parts(ends).text,
    effect: (value, ends) => {
      const { before, text } = parts(ends);
      return `${format(value)} ${before}${text}`;
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
