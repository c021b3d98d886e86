import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildDesign } from "../../packages/engine/src/design/build-design.ts";
import { moderator } from "../../packages/engine/src/design/design-testing.ts";
import type { BuiltDesign } from "../../packages/engine/src/design/types.ts";
import type { Column, StudyTable } from "../../packages/engine/src/table/study-table.ts";
import { readFormula } from "./moderators/load.ts";

type Cell = number | string | null;

interface Case {
  readonly id: string;
  readonly input: {
    readonly mods?: string;
    readonly variable?: string;
    readonly spline?: { readonly knots: readonly number[] };
    readonly newData?: Readonly<Record<string, readonly (number | string)[]>>;
    readonly newValues?: readonly number[];
    readonly scale?: string;
    readonly rows?: readonly number[] | string;
  };
  readonly expected: {
    readonly k?: number;
    readonly coefNames?: readonly string[];
    readonly designMatrix?: readonly (readonly number[])[];
    readonly newDesign?: readonly (readonly number[])[];
  };
}

interface File {
  readonly data: Readonly<Record<string, readonly Cell[]>>;
  readonly factorLevels: Readonly<Record<string, readonly string[]>>;
  readonly cases: readonly Case[];
}

/** What R calls the columns of a formula that names one of our choices. */
const R_NAMES: readonly (readonly [text: string, name: string])[] = [
  ['relevel(alloc, "random")', "alloc"],
  ["C(alloc, contr.sum)", "alloc"],
];

function tableOf({ data }: File, rows: Case["input"]["rows"]): StudyTable {
  const all = Object.values(data)[0]!.map((_, i) => i);
  const used = Array.isArray(rows) ? (rows as number[]).map((row) => row - 1) : all;
  return {
    rowIds: used.map(String),
    columns: Object.entries(data).map(([name, cells]): Column => {
      const values = used.map((row) => cells[row]!);
      return cells.some((value) => typeof value === "string")
        ? { name, kind: "text", values: values as (string | null)[] }
        : { name, kind: "number", values: values as (number | null)[], unparsed: {} };
    }),
  };
}

function designOf(file: File, { input }: Case): BuiltDesign {
  const spec =
    input.mods === undefined
      ? {
          variables: [
            moderator(input.variable!, { shape: "rcs", shapeParams: { knots: input.spline!.knots.length } }),
          ],
          terms: [[input.variable!]],
          intercept: true,
        }
      : readFormula(input.mods, file.factorLevels ?? {});
  const table = tableOf(file, input.rows);
  const design = buildDesign({ spec, table, rowIds: table.rowIds });
  if (!design.ok) throw new RangeError(design.issues.map(({ message }) => message).join("\n"));
  return design.value;
}

/** R's names, where a function in the formula stands in them. */
function ourName(name: string): string {
  const found = R_NAMES.find(([text]) => name.startsWith(text));
  const plain = found === undefined ? name : found[1] + name.slice(found[0].length);
  return plain.replace("log(weeks + 1)", "log1p(weeks)");
}

function expectRows(ours: readonly (readonly number[])[], theirs: readonly (readonly number[])[]) {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((row, i) => {
    expect(ours[i]!.length).toBe(row.length);
    row.forEach((value, j) => {
      const difference = Math.abs(ours[i]![j]! - value);
      expect(difference).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
    });
  });
}

const DATASETS = ["bangertdrowns2004", "bcg", "landenberger2005", "raudenbush1985"];

describe.each(DATASETS)("the design matrices of R: %s", (name) => {
  const url = new URL(`moderators/${name}.json`, import.meta.url);
  const file = JSON.parse(readFileSync(url, "utf8")) as File;
  const cases = file.cases.filter(
    ({ input, expected }) =>
      (input.mods !== undefined || input.spline !== undefined) &&
      input.mods !== "~1" &&
      (expected.coefNames !== undefined || expected.designMatrix !== undefined),
  );

  it("has cases", () => {
    expect(cases.length).toBeGreaterThan(10);
  });

  it.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const design = designOf(file, one);
    const { coefNames, designMatrix, newDesign, k } = one.expected;
    if (k !== undefined && one.input.scale === undefined) expect(design.rows.length).toBe(k);
    if (coefNames !== undefined && one.input.spline === undefined)
      expect(design.names).toEqual(coefNames.map(ourName));
    if (designMatrix !== undefined) {
      const rows = design.rows.map((_row, i) => design.columns.map((column) => column[i]!));
      expectRows(rows, designMatrix);
    }
    if (one.input.spline !== undefined) {
      const [encoding] = design.encodings;
      expectRows([encoding!.kind === "numeric" ? encoding!.knots : []], [one.input.spline.knots]);
    }
    if (newDesign !== undefined)
      expectRows(
        profiles(one).map((row) => [...design.rowOf(row)!]),
        newDesign,
      );
  });
});

function profiles({ input }: Case): Record<string, number | string>[] {
  const columns = input.newData ?? { [input.variable!]: input.newValues! };
  return Object.values(columns)[0]!.map((_, i) =>
    Object.fromEntries(Object.entries(columns).map(([column, values]) => [column, values[i]!])),
  );
}
