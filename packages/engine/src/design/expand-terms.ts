import type { Block, Encoded } from "./encoded.ts";

/** A moderator's value: a number or the place of its level, and the mean of its group where it is split by groups. */
export type LookUp = (column: string) => { readonly value: number; readonly group: number | null } | null;

/** A term with the block that each of its moderators takes part by. */
export interface ExpandedTerm {
  readonly moderators: readonly string[];
  readonly label: string;
  readonly parts: readonly { readonly column: string; readonly block: Block }[];
}

/**
 * Terms in R's order (main effects before interactions) with R's coding of factors: by contrasts where the term without the
 * factor lies within an earlier term or is empty, else one column per level. Without an intercept the first factor met is
 * coded one column per level.
 * Source: Chambers & Hastie (1992), Statistical Models in S, ch. 2. R: `model.matrix(~ a * x)`
 * @param terms columns of each term; duplicates count once
 */
export function expandTerms(
  terms: readonly (readonly string[])[],
  encoded: ReadonlyMap<string, Encoded>,
  intercept: boolean,
): ExpandedTerm[] {
  const ordered = orderTerms(terms);
  const expanded = ordered.map((term, i) => {
    const earlier = ordered.slice(0, i);
    return term.map((column) => ({ column, full: !hasMargin(term, column, earlier) }));
  });
  if (!intercept) {
    const first = expanded.flat().find(({ column }) => encoded.get(column)!.factor);
    if (first !== undefined) first.full = true;
  }
  return expanded.map((parts) => ({
    moderators: parts.map(({ column }) => column),
    label: parts.map(({ column }) => encoded.get(column)!.label).join(" × "),
    parts: parts.map(({ column, full }) => {
      const { coded, full: everyLevel } = encoded.get(column)!;
      return { column, block: full ? everyLevel : coded };
    }),
  }));
}

/** Terms without duplicates, by the number of moderators in them; within a term, moderators as they first appear. */
function orderTerms(terms: readonly (readonly string[])[]): string[][] {
  const appearance = [...new Set(terms.flat())];
  const unique = new Map<string, string[]>();
  for (const term of terms) {
    const columns = appearance.filter((column) => term.includes(column));
    if (columns.length > 0) unique.set(JSON.stringify(columns), columns);
  }
  return [...unique.values()].sort((a, b) => a.length - b.length);
}

function hasMargin(
  term: readonly string[],
  column: string,
  earlier: readonly (readonly string[])[],
): boolean {
  const rest = term.filter((other) => other !== column);
  return rest.length === 0 || earlier.some((other) => rest.every((name) => other.includes(name)));
}

/** The columns of a term: products of its blocks' columns, the first moderator's changing fastest. */
export function termColumns({ parts }: ExpandedTerm): {
  readonly names: readonly string[];
  readonly labels: readonly string[];
} {
  return {
    names: combine(
      parts.map(({ block }) => block.names),
      ":",
    ),
    labels: combine(
      parts.map(({ block }) => block.labels),
      " × ",
    ),
  };
}

function combine(parts: readonly (readonly string[])[], joint: string): readonly string[] {
  return parts.reduce((left, right) => right.flatMap((b) => left.map((a) => a + joint + b)));
}

/** One row of a term's columns; null where a moderator has no value. */
export function termRow({ parts }: ExpandedTerm, lookUp: LookUp): readonly number[] | null {
  let row: readonly number[] = [1];
  for (const { column, block } of parts) {
    const given = lookUp(column);
    const values = given === null ? null : block.of(given.value, given.group);
    if (values === null) return null;
    const left = row;
    row = values.flatMap((b) => left.map((a) => a * b));
  }
  return row;
}
