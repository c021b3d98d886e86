import { cellTexts } from "../aggregate/study-groups.ts";
import type { EffectSet } from "../analysis-types.ts";
import type { DependenceSpec } from "../document/dependence-spec.ts";
import type { StudyTable } from "../table/study-table.ts";
import { levelsOf, type RandomTerm } from "./blocks.ts";
import { sharedEffect } from "./structures/intercept.ts";

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
  const terms = [interceptTerm(spec.by, studies)];
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
  return [...terms, interceptTerm(`${lowest}/${ROW_LEVEL}`, effects.rowIds)];
}
