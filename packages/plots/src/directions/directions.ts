import { type EffectSpec, findColumn, type Measure, type Sides, sidesOf } from "@treeline/engine";
import type { PlotInput } from "../plot-types.ts";
import { directionWords as words } from "./words.ts";

export type Directions = EffectSpec["directions"];

type Described = Pick<PlotInput, "document" | "measure">;

/**
 * What effects to both sides mean: the author's words, and where there are none those that hold of every such measure, because no
 * figure leaves without saying it (PRISMA 2020, item 20b).
 */
export function directionsOf(input: Described): Directions {
  return told(input, neutralDirections(input, whereOf(input)));
}

/** The same of effects against those at a reference dose. */
export function directionsOfDoses(input: Described): Directions {
  return told(input, neutralDirections(input, words.where.dose));
}

/** What a figure is drawn from whose effects compare the treatments of the rows, which may be arms of one group each. */
export function asContrasts(input: PlotInput): PlotInput {
  const { measure } = input;
  const sides = CONTRASTED[sidesIn(input)];
  return measure === undefined || sides === undefined ? input : { ...input, measure: { ...measure, sides } };
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

const CONTRASTED: Readonly<Partial<Record<Sides, Sides>>> = {
  proportion: "frequency",
  "one-rate": "rate",
  mean: "level",
  "one-spread": "spread",
};

function told({ document }: Described, neutral: Directions): Directions {
  const { negative, positive } = document.effects.directions;
  return {
    negative: negative.trim() === "" ? neutral.negative : negative.trim(),
    positive: positive.trim() === "" ? neutral.positive : positive.trim(),
  };
}

function neutralDirections(input: Described, where: string): Directions {
  const sides = sidesIn(input);
  const of = COMPARING.has(sides) ? ` ${where}` : "";
  const [lower, higher] = words.sides[sides];
  return { negative: lower + of, positive: higher + of };
}

function sidesIn({ document, measure }: Described): Sides {
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
