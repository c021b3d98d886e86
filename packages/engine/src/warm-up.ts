import { createEvaluator } from "./analysis.ts";
import { createDocument } from "./document/defaults.ts";
import type { AnalysisDocument } from "./document/types.ts";
import type { Column } from "./table/study-table.ts";

/** Fewer rows or rounds leave more to be compiled under the first large table; more make a request in between wait longer. */
const ROWS = 1000;
const ROUNDS = 16;

/** What papers print most often. */
const FORMATS: readonly Readonly<Record<string, number>>[] = [
  { m1i: 12.4, sd1i: 3.2, n1i: 31, m2i: 10.9, sd2i: 3, n2i: 29 },
  { m1i: 31.5, se1: 1.4, n1i: 28, m2i: 29.8, se2: 1.3, n2i: 30 },
  { med1: 15.5, q1_1: 11.2, q3_1: 20.4, n1i: 33, med2: 13.1, q1_2: 9.7, q3_2: 18.2, n2i: 35 },
  { m1_pre: 22.3, m1_post: 27.1, sd1_pre: 7.4, n1i: 26, m2_pre: 22.9, m2_post: 23.8, sd2_pre: 7.9, n2i: 25 },
  { t: 1.83, n1i: 24, n2i: 27 },
  { F: 4.31, n1i: 40, n2i: 38, direction: -1 },
  { p: 0.0312, n1i: 45, n2i: 44, direction: 1 },
  { p_paired: 0.0121, ni: 37 },
  { ori: 1.72, or_lb: 1.04, or_ub: 2.845 },
  { n1i: 18, n2i: 21 },
];

/**
 * Evaluates made-up tables, one with each step, for nothing but to have been there: a JavaScript engine compiles what it has
 * seen run often, and the first large table of a fresh worker would otherwise take several times as long as the next.
 * @returns steps that a host takes while it has nothing else to do; it may leave off after any
 */
export function* warmUp(): Generator<void> {
  for (let round = 0; round < ROUNDS; round++) {
    createEvaluator().evaluate(madeUpTable(round));
    yield;
  }
}

/** Rows in all formats, no two with the same numbers. */
function madeUpTable(round: number): AnalysisDocument {
  const keys = [...new Set(FORMATS.flatMap((format) => Object.keys(format)))];
  const columns = keys.map((name): Column => {
    const values = Array.from({ length: ROWS }, (_, row) => {
      const value = FORMATS[row % FORMATS.length]![name] ?? null;
      return value === null || Number.isInteger(value) ? value : value * (1 + (round * ROWS + row) * 1e-7);
    });
    return { name, kind: "number", values, unparsed: {} };
  });
  return createDocument({
    table: { rowIds: Array.from({ length: ROWS }, (_, row) => String(row)), columns },
    roles: { label: null, inputs: Object.fromEntries(keys.map((key) => [key, key])), weights: null },
    effects: { measure: "SMD" },
  });
}
