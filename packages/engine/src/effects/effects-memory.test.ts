import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { conversions } from "../conversions/registry.ts";
import type { Exclusion, Roles } from "../document/types.ts";
import type { LedgerEntry } from "../ledger/types.ts";
import { dependsOnOthers } from "../measures/derive-alone.ts";
import { measures } from "../measures/registry.ts";
import { withDefaults } from "../registry.ts";
import type { Column, StudyTable } from "../table/study-table.ts";
import { computeEffects } from "./compute-effects.ts";
import { createEffectsMemory } from "./effects-memory.ts";
import { createOutputMemory } from "./output-memory.ts";

/** Means and SDs, t, p with and without its direction, pre-post means, sizes alone, and a reversed row. */
const CELLS: Readonly<Record<string, readonly (number | null)[]>> = {
  m1i: [10.2, null, null, null, null, null, 12.4],
  sd1i: [2.1, null, null, null, null, null, 2.5],
  n1i: [20, 24, 35, 30, 20, 25, 31],
  m2i: [9.1, null, null, null, null, null, 13.1],
  sd2i: [2.2, null, null, null, null, null, 2.2],
  n2i: [22, 21, 36, 31, 20, 24, 30],
  t: [null, 2.5, null, null, null, null, null],
  p: [null, null, 0.0412, 0.03, null, null, null],
  direction: [null, null, -1, null, null, null, null],
  m1_pre: [null, null, null, null, 30.6, null, null],
  m1_post: [null, null, null, null, 38.5, null, null],
  sd1_pre: [null, null, null, null, 15, null, null],
  m2_pre: [null, null, null, null, 23.1, null, null],
  m2_post: [null, null, null, null, 19.7, null, null],
  sd2_pre: [null, null, null, null, 13.8, null, null],
  flip: [null, null, null, 1, null, null, null],
};
const NAMES = Object.keys(CELLS);
const ROWS = 7;
const ROLES: Roles = {
  label: null,
  inputs: Object.fromEntries(NAMES.map((name) => [name, name])),
  weights: null,
};

interface State {
  readonly cells: Readonly<Record<string, readonly (number | null)[]>>;
  readonly order: readonly number[];
  readonly exclusions: readonly Exclusion[];
  readonly measure: string;
  readonly vtype: string;
  readonly r: number;
  readonly ledger: Readonly<Record<string, LedgerEntry>>;
}

const START: State = {
  cells: CELLS,
  order: Array.from({ length: ROWS }, (_, row) => row),
  exclusions: [],
  measure: "SMD",
  vtype: "LS",
  r: 0.5,
  ledger: {},
};

function tableOf({ cells, order }: State): StudyTable {
  const columns = NAMES.map((name): Column => {
    const values = order.map((row) => cells[name]![row]!);
    return { name, kind: "number", values, unparsed: {} };
  });
  return { rowIds: order.map((row) => `r${row}`), columns };
}

type Edit = (state: State) => State;
const row = fc.nat(ROWS - 1);
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NAMES), row, fc.option(fc.double({ min: -3, max: 40, noNaN: true })))
    .map(([name, at, value]): Edit => {
      return (state) => ({
        ...state,
        cells: {
          ...state.cells,
          [name]: state.cells[name]!.map((old, place) => (place === at ? value : old)),
        },
      });
    }),
  row.map(
    (at): Edit =>
      (state) => ({ ...state, exclusions: [{ rowId: `r${at}`, reason: "" }] }),
  ),
  fc.constant<Edit>((state) => ({ ...state, exclusions: [] })),
  row.map(
    (at): Edit =>
      (state) => ({ ...state, order: state.order.filter((place) => place !== at) }),
  ),
  fc.constant<Edit>((state) => ({ ...state, order: START.order.toReversed() })),
  fc.constantFrom("SMD", "SMDH", "MD").map(
    (measure): Edit =>
      (state) => ({ ...state, measure }),
  ),
  fc.constantFrom("LS", "UB", "AV").map(
    (vtype): Edit =>
      (state) => ({ ...state, vtype }),
  ),
  fc.constantFrom(0.3, 0.5, 0.9).map(
    (r): Edit =>
      (state) => ({ ...state, r }),
  ),
  fc.tuple(row, fc.constantFrom(["t-to-d"], null)).map(([at, route]): Edit => {
    const entry = { place: "", note: "", route, params: { "pre-post-control": { r_prepost: 0.1 } } };
    return (state) => ({ ...state, ledger: { [`r${at}`]: entry } });
  }),
);

function effectsOf(state: State, memory?: ReturnType<typeof createEffectsMemory>) {
  const { measure, vtype, r } = state;
  const spec = {
    measure,
    params: measure === "SMD" ? { vtype } : {},
    assumptions: { "pre-post-control": { r_prepost: r } },
  };
  return computeEffects(tableOf(state), ROLES, state.exclusions, spec, state.ledger, memory);
}

it("gives with a memory of other states of the table what it gives without", () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
      const memory = createEffectsMemory();
      let state = START;
      for (const edit of [(same: State) => same, ...edits]) {
        state = edit(state);
        expect(effectsOf(state, memory)).toEqual(effectsOf(state));
      }
    }),
    { numRuns: 60 },
  );
});

it("converts after an edit of one cell the row of that cell and no other", () => {
  const ofP = vi.spyOn(conversions.get("p-to-t"), "compute");
  const ofPrePost = vi.spyOn(conversions.get("pre-post-control"), "compute");
  const calls = (): number[] => [ofP.mock.calls.length, ofPrePost.mock.calls.length];
  const memory = createEffectsMemory();
  effectsOf(START, memory);
  expect(calls()).toEqual([1, 1]);
  const edited = { ...START, cells: { ...CELLS, p: [null, null, 0.0612, 0.03, null, null, null] } };
  effectsOf(edited, memory);
  expect(calls()).toEqual([2, 1]);
  // A row that is left out moves the others up, and another correlation is of its conversion's rows only.
  effectsOf({ ...edited, r: 0.9, exclusions: [{ rowId: "r0", reason: "" }] }, memory);
  expect(calls()).toEqual([2, 2]);
  vi.restoreAllMocks();
});

it("needs of a measure whose choices take nothing from other studies only the rows that changed", () => {
  const number = fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 60 }),
    fc.double({ min: -2, max: 2, noNaN: true }),
  );
  for (const measure of measures.records) {
    const params = withDefaults(measure.params, {});
    if (dependsOnOthers(measure.params, params)) continue;
    const keys = measure.inputs.map(({ key }) => key);
    const columns = fc.record(
      Object.fromEntries(keys.map((key) => [key, fc.array(number, { minLength: 6, maxLength: 6 })])),
    );
    const edit = fc.tuple(fc.constantFrom(...keys), fc.nat(5), number);
    fc.assert(
      fc.property(columns, edit, (inputs, [key, at, value]) => {
        const memory = createOutputMemory();
        const positions = [0, 1, 2, 3, 4, 5];
        memory.recall({ measure, params, inputs, positions });
        const now = { ...inputs, [key]: inputs[key]!.map((old, place) => (place === at ? value : old)) };
        const fresh = measure.compute(now, params);
        expect(memory.recall({ measure, params, inputs: now, positions }), measure.id).toEqual(fresh);
      }),
      { numRuns: 20 },
    );
  }
});

it("hands the names of the last time on where they say the same", () => {
  const memory = createEffectsMemory();
  const first = memory.reuseNames({ rowIds: ["1", "2"], labels: ["A", "B"] });
  const second = memory.reuseNames({ rowIds: ["1", "2"], labels: ["A", "C"] });
  expect(second.rowIds).toBe(first.rowIds);
  expect(second.labels).toEqual(["A", "C"]);
});
