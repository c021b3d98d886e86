import { readFileSync } from "node:fs";
import {
  type AnalysisDocument,
  type Column,
  createDocument,
  measures,
  type Params,
  type ParamValue,
} from "@treeline/engine";
import { type CrosscheckCase, withoutComparison } from "./cases.ts";

/** One table of a reference file: numbers by metafor's argument names, and the choices. */
interface Fixture {
  readonly id: string;
  readonly input: {
    readonly data?: Readonly<Record<string, readonly (number | boolean | null)[]>>;
    readonly [choice: string]: unknown;
  };
  readonly expected: { readonly error?: unknown };
}

/** Choices in a reference file that are no parameters of ours. */
const NO_PARAMS = new Set(["measure", "data"]);

/** Every measure on each table of its reference file, under each of the file's choices that a document can make. */
export function fixtureCases(): CrosscheckCase[] {
  const cases = measures.ids.flatMap((measure) => [
    ...(OWN_TABLES[measure] ?? []).map((data, index) => ({
      name: `${measure} own table ${index + 1}`,
      document: documentOf(measure, {}, data),
    })),
    ...fixtures(measure).flatMap((fixture): CrosscheckCase[] => {
      const data = fixture.input.data;
      const params = paramsOf(measure, fixture);
      if (data === undefined || params === null || fixture.expected.error !== undefined) return [];
      const numbers = Object.entries(data).map(([key, values]): [string, (number | null)[]] => [
        key,
        values.map((value) => (value === null ? null : Number(value))),
      ]);
      const document = documentOf(measure, params, Object.fromEntries(numbers));
      return [{ name: `${measure} reference ${fixture.id}`, document }];
    }),
  ]);
  return cases.map(withoutComparison);
}

function fixtures(measure: string): readonly Fixture[] {
  const file = new URL(`../reference/data/effects/${measure}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { cases: readonly Fixture[] }).cases;
}

/** null where a choice is one that a document cannot make. */
function paramsOf(measure: string, { input }: Fixture): Params | null {
  const offered = new Set(measures.get(measure).params.map(({ key }) => key));
  const chosen = Object.entries(input).filter(([key]) => !NO_PARAMS.has(key));
  return chosen.every(([key, value]) => offered.has(key) && isParam(value))
    ? (Object.fromEntries(chosen) as Record<string, ParamValue>)
    : null;
}

function isParam(value: unknown): value is ParamValue {
  return ["string", "number", "boolean"].includes(typeof value);
}

type Numbers = Readonly<Record<string, readonly (number | null)[]>>;

/** Where the reference file has its own shapes of input. */
const OWN_TABLES: Readonly<Record<string, readonly Numbers[]>> = {
  HR: [
    { oe: [-3.1, 2.4, 0.3, -10.5], v: [8.2, 5.5, 3, 44.1] },
    { hr: [0.7, 1.2, 0.55, 0.9], "ci.lb": [0.5, 0.8, 0.3, 0.6], "ci.ub": [0.98, 1.8, 1.01, 1.35] },
  ],
};

export function documentOf(measure: string, params: Params, data: Numbers): AnalysisDocument {
  const keys = Object.keys(data);
  const rows = data[keys[0]!]!.length;
  const rowIds = Array.from({ length: rows }, (_, index) => String(index + 1));
  const labels: Column = { name: "study", kind: "text", values: rowIds.map((id) => `Study ${id}`) };
  const numbers = keys.map((key): Column => {
    return { name: key, kind: "number", values: data[key]!, unparsed: {} };
  });
  const document = createDocument({ table: { rowIds, columns: [labels, ...numbers] } });
  return {
    ...document,
    roles: { label: "study", inputs: Object.fromEntries(keys.map((key) => [key, key])), weights: null },
    effects: { ...document.effects, measure, params },
  };
}
