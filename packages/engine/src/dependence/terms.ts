import { cellNumbers, cellTexts } from "../aggregate/study-groups.ts";
import type { EffectSet } from "../analysis-types.ts";
import type { DependenceSpec } from "../document/dependence-spec.ts";
import type { StudyTable } from "../table/study-table.ts";
import { levelsOf, type RandomTerm } from "./blocks.ts";
import { sharedEffect } from "./structures/intercept.ts";
import { randomStructures } from "./structures/registry.ts";

/** What the lowest level is called: every effect has its own. */
const ROW_LEVEL = "effect";

/** Study by row, from 0; a row whose cell is empty is a study of its own. */
export function studiesOf(effects: EffectSet, table: StudyTable, by: string): string[] {
  const textOf = cellTexts(table, by);
  return effects.rowIds.map((rowId) => textOf(rowId) ?? `\u0000${rowId}`);
}

/** An effect for every level of a factor. */
export function interceptTerm(label: string, levels: readonly string[]): RandomTerm {
  const { of } = levelsOf(levels);
  return {
    label,
    structure: sharedEffect,
    outer: of,
    inner: of.map(() => 0),
    q: 1,
    distance: Float64Array.of(0),
  };
}

/**
 * Studies, the further factors within them (or across them, where they are crossed), and effects. A factor with as many levels
 * as there are effects is left to the lowest level.
 */
export function termsOf(effects: EffectSet, table: StudyTable, spec: DependenceSpec): RandomTerm[] {
  const studies = studiesOf(effects, table, spec.by);
  const inner = innerTerm(effects, table, spec, studies);
  const terms = [inner ?? interceptTerm(spec.by, studies)];
  let path = spec.by;
  let names = studies;
  for (const factor of spec.factors) {
    const textOf = cellTexts(table, factor);
    const own = effects.rowIds.map((rowId) => textOf(rowId) ?? `\u0000${rowId}`);
    const levels = spec.crossed ? own : own.map((name, row) => `${names[row]!}\u0001${name}`);
    path = spec.crossed ? factor : `${path}/${factor}`;
    names = levels;
    if (new Set(levels).size < effects.yi.length) terms.push(interceptTerm(path, levels));
  }
  const lowest = spec.crossed ? spec.by : path;
  // With one effect per study and category its own variance cannot be told from that of the category.
  const isAlone =
    inner !== null &&
    new Set(inner.outer.map((study, row) => `${study} ${inner.inner[row]!}`)).size === studies.length;
  if (isAlone) return terms;
  return [...terms, interceptTerm(`${lowest}/${ROW_LEVEL}`, effects.rowIds)];
}

/**
 * Effects of categories that hang together within a study, under the structure chosen; null where no column of categories is.
 * Categories are in the order of their numbers where all are numbers, else by name, as R takes them.
 */
function innerTerm(
  effects: EffectSet,
  table: StudyTable,
  { by, inner, random }: DependenceSpec,
  studies: readonly string[],
): RandomTerm | null {
  if (inner === null) return null;
  const textOf = cellTexts(table, inner);
  const texts = effects.rowIds.map((rowId) => textOf(rowId) ?? "");
  const numbers = cellNumbers(table, inner);
  const values = effects.rowIds.map((rowId) => numbers(rowId));
  const isNumeric = values.every((value) => value !== null);
  const place = new Map<string, number>(texts.map((text, row) => [text, values[row] ?? 0]));
  const names = [...place.keys()].toSorted((one, other) =>
    isNumeric ? place.get(one)! - place.get(other)! : one < other ? -1 : 1,
  );
  const q = names.length;
  const structure = randomStructures.get(random);
  const at = (level: number): number =>
    structure.id === "CAR" && isNumeric ? place.get(names[level]!)! : level;
  return {
    label: `${by}/${inner}`,
    structure,
    outer: levelsOf(studies).of,
    inner: texts.map((text) => names.indexOf(text)),
    q,
    names,
    distance: Float64Array.from({ length: q * q }, (_, cell) =>
      Math.abs(at(Math.floor(cell / q)) - at(cell % q)),
    ),
  };
}

/** With more parameters than this a search takes minutes, and no collection of studies has told them apart. */
const MOST_PARAMETERS = 40;

/** Whether a structure of so many categories can be estimated at all. */
export function canLearn(random: string, categories: number): boolean {
  return randomStructures.get(random).parameters(categories).length <= MOST_PARAMETERS;
}
