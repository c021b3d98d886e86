import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply, diff, type Patch } from "./patch.ts";

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** As it comes back from storage. */
function stored(patch: Patch | null): Patch | null {
  return JSON.parse(JSON.stringify(patch)) as Patch | null;
}

describe("patches", () => {
  it("lead from any value to any other, and back", () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        expect(JSON.stringify(apply(from, stored(diff(from, to))))).toBe(JSON.stringify(to));
        expect(JSON.stringify(apply(to, stored(diff(to, from))))).toBe(JSON.stringify(from));
      }),
    );
  });

  it("are nothing between equal values", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(diff(value, JSON.parse(JSON.stringify(value)))).toBeNull();
      }),
    );
  });

  it("undo edits in lists one after the other", () => {
    const edit = fc.record({
      at: fc.nat(30),
      cut: fc.nat(3),
      put: fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 20 }),
        fc.array(edit, { maxLength: 12 }),
        (start, edits) => {
          const states: unknown[][] = [start];
          for (const { at, cut, put } of edits) states.push(states.at(-1)!.toSpliced(at, cut, ...put));
          let now: unknown = states.at(-1);
          for (let step = states.length - 1; step > 0; step -= 1) {
            now = apply(now, stored(diff(states[step], states[step - 1])));
            expect(now).toEqual(states[step - 1]);
          }
        },
      ),
    );
  });

  const rows = Array.from({ length: 10_000 }, (_, row) => row / 7);
  const table = {
    ids: rows.map((_, row) => `r${row}`),
    columns: [
      { name: "yi", values: rows },
      { name: "vi", values: rows },
    ],
  };
  const size = (from: unknown, to: unknown): number => JSON.stringify(diff(from, to)).length;

  it("are as small as the change, whatever the size of the table", () => {
    const cell = { ...table, columns: [{ name: "yi", values: rows.with(5000, 1) }, table.columns[1]] };
    expect(size(table, cell)).toBeLessThan(100);
    const without = {
      ids: table.ids.toSpliced(700, 1),
      columns: table.columns.map(({ name, values }) => ({ name, values: values.toSpliced(700, 1) })),
    };
    expect(size(table, without)).toBeLessThan(300);
    expect(size(without, table)).toBeLessThan(300);
    const wider = { ...table, columns: table.columns.toSpliced(1, 0, { name: "ni", values: [] }) };
    expect(size(table, wider)).toBeLessThan(100);
  });

  it("tell a sorted table by the places of its rows, and a row that was moved by a few", () => {
    const { ids: rowIds, columns } = table;
    const before = { rowIds, columns };
    const inOrder = (order: readonly number[]) => ({
      rowIds: order.map((row) => rowIds[row]),
      columns: columns.map(({ name, values }) => ({ name, values: order.map((row) => values[row]) })),
    });
    const all = rows.map((_, row) => row);
    const sorted = inOrder(all.toSorted((a, b) => ((a * 7919) % 10_000) - ((b * 7919) % 10_000)));
    expect(size(before, sorted)).toBeLessThan(60_000);
    expect(apply(before, stored(diff(before, sorted)))).toEqual(sorted);
    const other = { ...sorted, columns: [sorted.columns[0], { name: "ni", values: rows.with(3, -1) }] };
    expect(apply(before, stored(diff(before, other)))).toEqual(other);
    expect(apply(other, stored(diff(other, before)))).toEqual(before);
    const moved = inOrder(all.toSpliced(40, 1).toSpliced(9000, 0, 40));
    expect(size(before, moved)).toBeLessThan(100);
    expect(apply(moved, stored(diff(moved, before)))).toEqual(before);
  });

  it("share what does not change", () => {
    const cell = { ...table, columns: [table.columns[0], { name: "vi", values: rows.with(1, 1) }] };
    const made = apply(table, diff(table, cell)) as typeof table;
    expect(made.columns[0]).toBe(table.columns[0]);
    expect(made.ids).toBe(table.ids);
  });

  it("keep the order of fields and take any name for one", () => {
    const from = JSON.parse('{"b":1,"__proto__":{"x":1}}') as unknown;
    const to = JSON.parse('{"a":0,"b":1,"__proto__":{"x":2}}') as unknown;
    const made = apply(from, stored(diff(from, to)));
    expect(JSON.stringify(made)).toBe('{"a":0,"b":1,"__proto__":{"x":2}}');
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  it("refuse a value they were not made for", () => {
    expect(() => apply(3, { fields: {} })).toThrow(TypeError);
    expect(() => apply([1], { items: [[4, { set: 1 }]] })).toThrow(TypeError);
    expect(() => apply({}, { at: 0, cut: 0, put: [] })).toThrow(TypeError);
    const two = { rowIds: ["a", "b"], columns: [] };
    for (const wrong of [[0], [0, 0], [1, 2], [[0, 3]], [[0, 1e9]]] as const) {
      expect(() => apply(two, { rows: wrong, rest: null })).toThrow(TypeError);
    }
    expect(() => apply({ rowIds: 3 }, { rows: [], rest: null })).toThrow(TypeError);
  });
});
