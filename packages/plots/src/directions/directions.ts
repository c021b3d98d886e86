import { type EffectSpec, findColumn, type Measure, type Sides, sidesOf } from "@treeline/engine";
import type { PlotInput } from "../plot-types.ts";
import { directionWords as words } from "./words.ts";

export type Directions = EffectSpec["directions"];

export type Described = Pick<PlotInput, "document" | "measure">;

/**
 * What effects to both sides mean: the author's words, and where there are none those that hold of every such measure, because no
 * figure leaves without saying it (PRISMA 2020, item 20b).
 */
export function directionsOf(input: Described): Directions {
  return told(input, neutralDirections(input, whereOf(input)));
}

/** What is lower or higher somewhere: in a group, or at a dose. */
const COMPARING: ReadonlySet<Sides> = new Set([
  "frequency",
  "category",
  "rate",
  "hazard",
  "level",
  "spread",
] as const);

export function told({ document }: Described, neutral: Directions): Directions {
  const { negative, positive } = document.effects.directions;
  return {
    negative: negative.trim() === "" ? neutral.negative : negative.trim(),
    positive: positive.trim() === "" ? neutral.positive : positive.trim(),
  };
}

export function neutralDirections(input: Described, where: string): Directions {
  const sides = sidesIn(input);
  const of = COMPARING.has(sides) ? ` ${where}` : "";
  const [lower, higher] = words.sides[sides];
  return { negative: lower + of, positive: higher + of };
}

export function sidesIn({ document, measure }: Described): Sides {
  // A study whose sign is turned is lower in the other group.
  if (measure?.family === undefined || someReversed(document)) return "value";
  return sidesOf(measure as Pick<Measure, "family" | "sides">);
}

function someReversed({ table, roles }: PlotInput["document"]): boolean {
  const name = roles.inputs.flip;
  const column = name === undefined ? undefined : findColumn(table, name);
  return column?.kind === "number" && column.values.some((value) => value !== null && value !== 0);
}

/** The group that effects are for: by the name of its treatment where all rows compare the same two. */
function whereOf({ document: { network, table } }: Described): string {
  if (network === undefined) return words.where.first;
  const [first, second] = [network.columns.treat1, network.columns.treat2].map((name) => {
    const column = name === undefined ? undefined : findColumn(table, name);
    const names = new Set<unknown>(column?.values ?? []);
    return names.size === 1 ? [...names][0] : null;
  });
  const isOnePair = typeof first === "string" && typeof second === "string";
  return isOnePair ? words.where.named(first) : words.where.treatment;
}
