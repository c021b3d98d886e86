import type { Params } from "../registry.ts";
import type { AnalysisDocument, FigureSpec, FigureWords } from "./types.ts";

/** What a figure of a plot is of: the moderator, say, of which it draws the line. */
export interface FigureSubject {
  /** {} of plots that draw one figure only. */
  readonly about: Params;
  /** It is the figure that the plot draws where nothing is chosen: words that name no figure are about it. */
  readonly isUsual: boolean;
}

const NOTHING: FigureSpec = {};

/** What the user says of a figure, {} where nothing. */
export function figureWords(
  { figures }: Pick<AnalysisDocument, "figures">,
  plot: string,
  subject: FigureSubject,
): FigureWords {
  const { of = [], ...plain } = figures?.[plot] ?? NOTHING;
  const { about: _about, ...own } = of.find(({ about }) => isSameSubject(about, subject.about)) ?? {
    about: {},
  };
  if (isOfPlot(subject)) return plain;
  return subject.isUsual ? { ...plain, ...own } : own;
}

/** The plot draws one figure only. */
export function isOfPlot({ about }: FigureSubject): boolean {
  return Object.keys(about).length === 0;
}

export function isSameSubject(one: Params, other: Params): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]))
  );
}
