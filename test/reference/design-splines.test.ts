import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { codings } from "../../packages/engine/src/design/codings/registry.ts";
import { designOf, moderator, tableOf } from "../../packages/engine/src/design/design-testing.ts";
import { shapes } from "../../packages/engine/src/design/shapes/registry.ts";

interface Numbers {
  readonly x: readonly number[];
  readonly new: readonly number[];
  readonly cases: readonly {
    readonly knots: readonly number[];
    readonly design: readonly (readonly number[])[];
    readonly newDesign: readonly (readonly number[])[];
  }[];
  readonly defaultKnots: readonly number[];
  readonly poly3: readonly (readonly number[])[];
  readonly sum4: readonly (readonly number[])[];
  readonly treatment4: readonly (readonly number[])[];
}

const url = new URL("data/design/splines.json", import.meta.url);
const r = JSON.parse(readFileSync(url, "utf8")) as Numbers;
const table = tableOf({ x: r.x });

function expectClose(ours: readonly number[], theirs: readonly number[]) {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((value, j) => {
    expect(Math.abs(ours[j]! - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
  });
}

it.each(r.cases.map((one) => [one.knots, one] as const))("ns() with knots at %s", (knots, one) => {
  const { value } = designOf(table, [moderator("x", { shape: "ns", knots })], [["x"]]);
  one.design.forEach((row, i) => {
    expectClose(
      value.columns.map((column) => column[i]!),
      [1, ...row],
    );
  });
  r.new.forEach((x, i) => {
    expectClose([...value.rowOf({ x })!], [1, ...one.newDesign[i]!]);
  });
  expect(value.names[1]).toBe(
    `ns(x, knots = ${knots.length === 1 ? knots[0] : `c(${knots.join(", ")})`}, Boundary.knots = c(1, 24))1`,
  );
});

it("places knots of a natural spline where R does", () => {
  expectClose(shapes.get("ns").knotsOf(r.x, { knots: 2 }), r.defaultKnots);
});

it("turns poly() as R does", () => {
  const choices = { shape: "polynomial", shapeParams: { degree: 3, orthogonal: true } };
  const { value } = designOf(table, [moderator("x", choices)], [["x"]]);
  r.poly3.forEach((row, i) => {
    expectClose(
      value.columns.map((column) => column[i]!),
      [1, ...row],
    );
  });
});

it.each([
  ["sum", r.sum4],
  ["treatment", r.treatment4],
  ["deviation", r.treatment4.map((row) => row.map((value) => value - 1 / 4))],
] as const)("codes four levels as R does: %s", (id, rows) => {
  rows.forEach((row, place) => {
    expectClose(codings.get(id).row(place, 4), row);
  });
});
