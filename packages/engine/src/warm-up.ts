import { createEvaluator, type Evaluator } from "./analysis.ts";
import { createDocument } from "./document/defaults.ts";
import type { AnalysisDocument, EffectSpec } from "./document/types.ts";
import type { Column } from "./table/study-table.ts";

/** Of the first rounds, in which nothing is compiled yet: a request in between is not to wait. */
const FEW_ROWS = 60;
const FEW_ROUNDS = 4;
/** Fewer rows or rounds leave more to be compiled under the first large table; more make a request in between wait longer. */
const ROWS = 600;
const ROUNDS = 48;

type Numbers = Readonly<Record<string, number>>;

/** What papers print most often of two groups. */
const GROUPS: readonly Numbers[] = [
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

/** Counts, and odds ratios where a paper prints no counts. */
const COUNTS: readonly Numbers[] = [
  { ai: 12, n1i: 60, ci: 21, n2i: 58 },
  { ori: 1.72, or_lb: 1.04, or_ub: 2.845 },
  { ai: 0, n1i: 25, ci: 3, n2i: 26 },
];

/** Correlations, and tests that stand for one. */
const CORRELATIONS: readonly Numbers[] = [
  { ri: 0.31, ni: 84 },
  { t: 2.41, ni: 65 },
];

type Choice = Pick<EffectSpec, "measure" | "params">;

/** Tables of one kind, and the choices among which a user goes to and fro over them. */
interface Kind {
  /** One round in how many is of them: what comes in few formats is soon compiled. */
  readonly every: number;
  readonly formats: readonly Numbers[];
  readonly choices: readonly Choice[];
}

const SMD: Choice = { measure: "SMD", params: {} };
const GROUP_CHOICES: readonly Choice[] = [
  SMD,
  { measure: "SMDH", params: {} },
  { measure: "SMD", params: { vtype: "UB" } },
  { measure: "MD", params: {} },
  SMD,
  { measure: "ROM", params: {} },
];

const KINDS: readonly Kind[] = [
  { every: 1, formats: GROUPS, choices: GROUP_CHOICES },
  {
    every: 4,
    formats: COUNTS,
    choices: [
      { measure: "OR", params: {} },
      { measure: "RR", params: {} },
    ],
  },
  { every: 4, formats: CORRELATIONS, choices: [{ measure: "ZCOR", params: {} }] },
];

/** A copy, as one that comes to a worker is: arrays that are copied are not laid out as those made on the spot. */
type Copy = (document: AnalysisDocument) => AnalysisDocument;

/**
 * Evaluates made-up tables for nothing but to have been there: a JavaScript engine compiles what it has seen run often, and the
 * first large table of a fresh worker would otherwise take several times as long as the next. Each round has new numbers, then
 * one cell edited, then another correlation, as users go about it.
 * @param copy what documents go through on their way to the host
 * @returns steps that a host takes while it has nothing else to do, each a stage of an evaluation; it may leave off after any
 */
export function* warmUp(copy: Copy = (document) => document): Generator<void> {
  const evaluator = createEvaluator();
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of KINDS) {
      if (round % kind.every === 0) yield* tryOut(evaluator, kind, round, copy);
    }
  }
}

function* tryOut(
  evaluator: Evaluator,
  { every, formats, choices }: Kind,
  round: number,
  copy: Copy,
): Generator<void> {
  const document = madeUpTable(formats, round, choices[(round / every) % choices.length]!);
  yield* stagesOf(evaluator, copy(document));
  yield* stagesOf(evaluator, copy(edited(document)));
  const assumptions = { "pre-post-control": { r_prepost: 0.4 + round / 100 } };
  yield* stagesOf(evaluator, copy({ ...document, effects: { ...document.effects, assumptions } }));
}

function* stagesOf(evaluator: Evaluator, document: AnalysisDocument): Generator<void> {
  for (const _ of evaluator.steps(document)) yield;
  yield;
}

/** Rows in all formats, no two with the same numbers. */
function madeUpTable(formats: readonly Numbers[], round: number, choice: Choice): AnalysisDocument {
  const rows = round < FEW_ROUNDS ? FEW_ROWS : ROWS;
  // Columns stand in another order in every table, and rows of numbers are laid out after them.
  const turned = [...formats.slice(round % formats.length), ...formats.slice(0, round % formats.length)];
  const met = [...new Set(turned.flatMap((format) => Object.keys(format)))];
  const keys = round % 2 === 0 ? met : met.reverse();
  const columns = keys.map((name): Column => {
    const values = Array.from({ length: rows }, (_, row) => {
      const value = formats[row % formats.length]![name] ?? null;
      return value === null || Number.isInteger(value) ? value : value * (1 + (round * ROWS + row) * 1e-7);
    });
    return { name, kind: "number", values, unparsed: {} };
  });
  return createDocument({
    table: { rowIds: Array.from({ length: rows }, (_, row) => String(row)), columns },
    roles: { label: null, inputs: Object.fromEntries(keys.map((key) => [key, key])), weights: null },
    effects: choice,
  });
}

/** With another number in the first row. */
function edited(document: AnalysisDocument): AnalysisDocument {
  const [first, ...others] = document.table.columns;
  if (first?.kind !== "number") return document;
  const values = first.values.with(0, (first.values[0] ?? 0) + 1);
  return { ...document, table: { ...document.table, columns: [{ ...first, values }, ...others] } };
}
