import { readFileSync } from "node:fs";
import {
  levelsOf,
  type RandomTerm,
  rowsByLevel,
  type SamplingBlock,
} from "../../../packages/engine/src/dependence/blocks.ts";
import type { MultilevelInput } from "../../../packages/engine/src/dependence/multilevel.ts";
import { randomStructures } from "../../../packages/engine/src/dependence/structures/registry.ts";

export type Cells = Readonly<Record<string, string | number | null>>;

export interface MultilevelCase {
  readonly id: string;
  readonly input: {
    readonly columns?: Readonly<Record<string, string>>;
    readonly measure?: string;
    readonly rows?: string;
    readonly filter?: string;
    readonly long?: Readonly<Record<string, readonly (number | string | null)[]>>;
    readonly V?: {
      readonly type: string;
      readonly cluster?: string;
      readonly rho?: number;
      readonly phi?: number;
      readonly time1?: string;
      readonly subgroup?: string;
      readonly columns?: readonly string[];
    };
    readonly random?: readonly string[];
    readonly extraRandom?: string;
    readonly mods?: readonly {
      readonly column?: string;
      readonly type?: string;
      readonly levels?: readonly string[];
      readonly coding?: string;
      readonly interaction?: string;
    }[];
    readonly intercept?: boolean;
    readonly inner?: string;
    readonly outer?: string;
    readonly struct?: string;
    readonly method?: "REML" | "ML";
    readonly test?: "z" | "t";
    readonly dfs?: "residual" | "contain";
    readonly dropped?: string;
    readonly cluster?: string;
    readonly model?: string;
    readonly constraints?: readonly (readonly number[])[];
    readonly modelweights?: "CORR" | "HIER";
    readonly rho?: number;
    readonly small?: boolean;
    readonly studynum?: string;
  };
  // biome-ignore lint/suspicious/noExplicitAny: the shape of what R printed differs by case
  readonly expected: any;
  readonly tolerance: number;
  readonly notes?: string;
}

const data = new URL("../data/", import.meta.url);

/** The cases of one file of reference values. */
export function casesIn(topic: "multilevel" | "robust", name: string): readonly MultilevelCase[] {
  const text = readFileSync(new URL(`${topic}/${name}.json`, data), "utf8");
  return (JSON.parse(text) as { cases: MultilevelCase[] }).cases;
}

const tables = new Map<string, Cells[]>();

function table(name: string): Cells[] {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`datasets/${name}.csv`, data), "utf8");
  const [head = [], ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$|"/g, "")));
  const rows = lines.map((cells) =>
    Object.fromEntries(head.map((column, at) => [column, cellValue(cells[at] ?? "")])),
  );
  tables.set(name, rows);
  return rows;
}

function cellValue(cell: string): string | number | null {
  if (cell === "" || cell === "NA") return null;
  return Number.isNaN(Number(cell)) ? cell : Number(cell);
}

/** The rows of a case with yi, vi and a number of their own. */
export function rowsOf(dataset: string, { input }: MultilevelCase): Cells[] {
  if (input.long !== undefined) {
    const { long } = input;
    return long.yi!.map((_, row) => ({
      ...Object.fromEntries(Object.entries(long).map(([name, values]) => [name, values[row]!])),
      tf: long.time![row]!,
      tn: long.time![row]!,
    }));
  }
  const columns = input.columns ?? { yi: "yi", vi: "vi" };
  const all = table(dataset).map((row, at): Cells => {
    const number = { ...row, obs_: at + 1, es: at + 1, yearc: Number(row.year) - 1990 };
    if (input.measure === "OR") {
      const [a, n1, c, n2] = ["ai", "n1i", "ci", "n2i"].map((key) => Number(row[columns[key]!])) as [
        number,
        number,
        number,
        number,
      ];
      return {
        ...number,
        yi: Math.log((a * (n2 - c)) / ((n1 - a) * c)),
        vi: 1 / a + 1 / (n1 - a) + 1 / c + 1 / (n2 - c),
      };
    }
    return { ...number, yi: row[columns.yi!]!, vi: columns.vi === undefined ? row.vi! : row[columns.vi]! };
  });
  const some = input.rows === "first 120 rows" ? all.slice(0, 120) : all;
  const used = (input.mods ?? []).flatMap(({ column }) => column ?? []);
  const needed = input.filter === "difficulty not missing" ? ["difficulty"] : used;
  return some.filter(
    (row) =>
      row.yi !== null && row.vi !== null && needed.every((name) => row[name] !== null && row[name] !== ""),
  );
}

/** Rows of numbers: intercept, dummies and slopes as R builds them. */
export function designOf(rows: readonly Cells[], { input }: MultilevelCase): number[][] {
  const mods = input.mods ?? [];
  const cells = mods.some(({ coding }) => coding?.startsWith("cell means") === true);
  return rows.map((row) => [
    ...(cells || input.intercept === false ? [] : [1]),
    ...mods.flatMap(({ column, type, levels, interaction }) => {
      if (interaction !== undefined) {
        return ["AL", "PD"].map((level) => (row.outcome === level ? Number(row.year) - 1983 : 0));
      }
      if (type === "factor") {
        return (cells ? levels! : levels!.slice(1)).map((level) => (String(row[column!]) === level ? 1 : 0));
      }
      return [Number(row[column!])];
    }),
  ]);
}

const names = (rows: readonly Cells[], path: string): string[] =>
  rows.map((row) =>
    path
      .split("/")
      .map((column) => String(row[column]))
      .join("/"),
  );

/** An intercept term of nested or single columns: "study/effect". */
export function termOf(rows: readonly Cells[], path: string): RandomTerm {
  const { of } = levelsOf(names(rows, path));
  return {
    label: path,
    structure: randomStructures.get("intercept"),
    outer: of,
    inner: of.map(() => 0),
    q: 1,
    distance: Float64Array.of(0),
  };
}

function structuredTerm(rows: readonly Cells[], inner: string, outer: string, struct: string): RandomTerm {
  const values = rows.map((row) => row[inner]!);
  const levels = [...new Set(values)].toSorted((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
  );
  const q = levels.length;
  const step = (i: number, j: number): number =>
    struct === "CAR" ? Math.abs(Number(levels[i]) - Number(levels[j])) : Math.abs(i - j);
  return {
    label: outer,
    structure: randomStructures.get(struct),
    outer: levelsOf(names(rows, outer)).of,
    inner: values.map((value) => levels.indexOf(value)),
    q,
    distance: Float64Array.from({ length: q * q }, (_, at) => step(Math.floor(at / q), at % q)),
  };
}

/** Sampling covariances of a case. */
export function samplingOf(rows: readonly Cells[], v: MultilevelCase["input"]["V"]): SamplingBlock[] {
  const vi = rows.map((row) => Number(row.vi));
  if (v === undefined || v.type === "diagonal")
    return vi.map((value, row) => ({ rows: [row], v: Float64Array.of(value) }));
  return rowsByLevel(levelsOf(names(rows, v.cluster!)).of).map((members) => {
    const n = members.length;
    const covariance = (i: number, j: number): number => {
      const [a, b] = [members[i]!, members[j]!];
      if (v.type === "blocks") return Number(rows[a]![v.columns![j]!]);
      if (a === b) return vi[a]!;
      const between =
        v.time1 === undefined ? 0 : Math.abs(Number(rows[a]![v.time1]) - Number(rows[b]![v.time1]));
      if (v.subgroup !== undefined && rows[a]![v.subgroup] !== rows[b]![v.subgroup]) return 0;
      return (v.time1 === undefined ? v.rho! : v.phi! ** between) * Math.sqrt(vi[a]! * vi[b]!);
    };
    return {
      rows: members,
      v: Float64Array.from({ length: n * n }, (_, at) => covariance(Math.floor(at / n), at % n)),
    };
  });
}

/** What the engine fits of a case. */
export function inputOf(dataset: string, reference: MultilevelCase): MultilevelInput {
  const { input } = reference;
  const rows = rowsOf(dataset, reference);
  const extra = input.extraRandom === undefined ? [] : ["study"];
  const terms = [
    ...(input.random ?? extra).map((path) => termOf(rows, path)),
    ...(input.struct === undefined ? [] : [structuredTerm(rows, input.inner!, input.outer!, input.struct)]),
  ];
  return {
    yi: rows.map((row) => Number(row.yi)),
    x: designOf(rows, reference),
    sampling: samplingOf(rows, input.V),
    terms,
    method: input.method ?? "REML",
  };
}
