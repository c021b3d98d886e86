import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { designOf, moderator, tableOf } from "../../packages/engine/src/design/design-testing.ts";

interface Numbers {
  readonly data: Readonly<Record<string, readonly (number | string)[]>>;
  readonly cases: readonly {
    readonly formula: string;
    readonly terms: readonly string[];
    readonly names: readonly string[];
    readonly columns: readonly (readonly number[])[];
    readonly rank: number;
  }[];
}

const url = new URL("data/design/model-matrix.json", import.meta.url);
const r = JSON.parse(readFileSync(url, "utf8")) as Numbers;
const table = tableOf(r.data);
const variables = ["a", "b", "x", "z"].map((column) =>
  moderator(column, { kind: column < "c" ? "factor" : "numeric" }),
);

it.each(r.cases.map((one) => [one.formula, one] as const))("model.matrix(%s)", (formula, one) => {
  const terms = one.terms.map((term) => term.split(":"));
  const { value } = designOf(table, variables, terms, !formula.includes("0 +"));
  expect(value.names.length).toBe(one.rank);
  expect([...value.names, ...value.aliased.map(({ name }) => name)].sort()).toEqual([...one.names].sort());
  expect(value.names).toEqual(one.names.filter((name) => value.names.includes(name)));
  value.names.forEach((name, j) => {
    expect([...value.columns[j]!]).toEqual(one.columns[one.names.indexOf(name)]);
  });
});
