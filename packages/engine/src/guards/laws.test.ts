import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf, type Rows } from "../analysis-testing.ts";
import { impossibleNumber } from "../conversions/impossible-numbers.ts";
import { computeEffects } from "../effects/compute-effects.ts";
import { quantityOf } from "../ledger/targets.ts";
import { measures } from "../measures/registry.ts";
import { applyRepair } from "./apply-repair.ts";
import { runGuards } from "./run-guards.ts";

// Adding 0 turns -0 into 0: no cell holds it.
const number = fc.double({ min: -200, max: 200, noNaN: true }).map((value) => value + 0);
const positive = fc.double({ min: 0.01, max: 200, noNaN: true });
const size = fc.integer({ min: 1, max: 300 });

/** A table of one measure with anything in its cells. */
function table(keys: Readonly<Record<string, fc.Arbitrary<number>>>): fc.Arbitrary<Rows> {
  return fc
    .integer({ min: 1, max: 9 })
    .chain((k) =>
      fc.record(
        Object.fromEntries(
          Object.entries(keys).map(([key, value]) => [
            key,
            fc.array(fc.option(value, { freq: 12 }), { minLength: k, maxLength: k }),
          ]),
        ),
      ),
    );
}

const MEANS = { m1i: number, sd1i: positive, n1i: size, m2i: number, sd2i: positive, n2i: size };
const TABLES = fc.oneof(
  table({ ...MEANS, t: number, p: positive, ni: size }).map((rows) => documentOf("SMD", rows)),
  table({ yi: number, sei: positive, vi: positive, "ci.lb": number, "ci.ub": number, ni: size }).map((rows) =>
    documentOf("GEN", rows),
  ),
  table({ ai: size, n1i: size, ci: size, n2i: size }).map((rows) => documentOf("OR", rows)),
  table({ ri: number, ni: size }).map((rows) => documentOf("ZCOR", rows)),
);

const anything = fc.oneof(number, fc.constantFrom(-2, -0.5, 0, 0.3, 0.05, 2.5, 45, 150));
/** Numbers that cannot be, among those that can. */
const WITH_IMPOSSIBLE = fc.oneof(
  table({ ...MEANS, sd1i: anything, sd2i: anything, n1i: anything, p: anything }).map((rows) =>
    documentOf("SMD", rows),
  ),
  table({ m1i: positive, sd1i: anything, n1i: size, m2i: positive, sd2i: positive, n2i: size }).map((rows) =>
    documentOf("SMD", rows),
  ),
  table({ prop: anything, ni: anything }).map((rows) => documentOf("PLO", rows)),
  table({ xi: anything, ni: size }).map((rows) => documentOf("PLO", rows)),
  table({ ai: anything, n1i: size, ci: anything, n2i: anything }).map((rows) => documentOf("OR", rows)),
  table({ ori: anything, or_lb: anything, or_ub: anything }).map((rows) => documentOf("OR", rows)),
  table({ ri: anything, ni: anything }).map((rows) => documentOf("ZCOR", rows)),
  table({ yi: number, sei: anything, vi: anything, "ci.lb": number, "ci.ub": number }).map((rows) =>
    documentOf("GEN", rows),
  ),
);

describe("whatever a table holds", () => {
  it("a repair leaves finite numbers, evaluates, and is kept in the ledger of rows it names", () => {
    fc.assert(
      fc.property(TABLES, (document) => {
        const report = runAnalysis(document);
        for (const { repairs = [], dismissal } of report.issues) {
          for (const repair of repairs) {
            const next = applyRepair(document, repair);
            const numbers = next.table.columns.flatMap(({ kind, values }) =>
              kind === "number" ? values : [],
            );
            expect(numbers.every((value) => value === null || Number.isFinite(value))).toBe(true);
            expect(numbers.some((value) => Object.is(value, -0))).toBe(false);
            expect(Object.keys(next.ledger).length).toBeGreaterThan(0);
            expect(() => runAnalysis(next)).not.toThrow();
          }
          if (dismissal === undefined) continue;
          const quiet = runAnalysis(applyRepair(document, dismissal));
          expect(quiet.issues.length).toBeLessThan(report.issues.length);
          expect(quiet.dismissed.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("a repair writes nothing that its quantity cannot be", () => {
    fc.assert(
      fc.property(WITH_IMPOSSIBLE, (document) => {
        const report = runAnalysis(document);
        for (const { repairs = [] } of report.issues) {
          for (const repair of repairs) {
            if (repair.change.kind === "cells") {
              for (const { column, value } of repair.change.cells) {
                if (value === null) continue;
                const quantity = measures
                  .get(document.effects.measure)
                  .inputs.find(({ key }) => key === column);
                expect(
                  impossibleNumber(quantity === undefined ? column : quantityOf(quantity), value),
                ).toBeNull();
              }
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("findings about means and SDs do not depend on the scale they are measured on", () => {
    fc.assert(
      fc.property(table(MEANS), fc.constantFrom(0.125, 2, 64), (rows, factor) => {
        const scaled = Object.fromEntries(
          Object.entries(rows).map(([key, values]) => [
            key,
            key.startsWith("n") ? values : values.map((value) => (value === null ? null : value * factor)),
          ]),
        );
        const found = (given: Rows): unknown[] =>
          runAnalysis(documentOf("SMD", given))
            .issues.filter(({ code }) => code.startsWith("guard-") && code !== "guard-duplicate-numbers")
            .filter(({ code }) => code !== "guard-shared-control")
            .map(({ code, path }) => [code, path]);
        expect(found(scaled)).toEqual(found(rows));
      }),
      { numRuns: 40 },
    );
  });
});

describe("a hundred thousand rows", () => {
  // Work that grows with the square of the rows would take many minutes, and never end within the limit.
  it("are looked at one by one", { timeout: 60_000 }, () => {
    const k = 100_000;
    const column = (at: (row: number) => number): number[] => Array.from({ length: k }, (_, row) => at(row));
    const { table, roles, effects } = documentOf("SMD", {
      m1i: column((row) => 10 + (row % 97) / 10),
      sd1i: column((row) => 4 + (row % 13) / 10),
      n1i: column((row) => 20 + (row % 50)),
      m2i: column((row) => 11 + (row % 89) / 10),
      sd2i: column((row) => 4 + (row % 11) / 10),
      n2i: column((row) => 20 + (row % 41)),
    });
    const computed = computeEffects(table, roles, [], effects);
    if (!computed.ok) throw new TypeError("no effects");
    const findings = runGuards({ table, roles, effects: computed.value, derived: [], choices: {} });
    expect(findings.length).toBeLessThan(k);
  });
});
