import { readdirSync, readFileSync } from "node:fs";
import type { GlmmData, GlmmDesign, GlmmSpec } from "../../../packages/engine/src/glmm/types.ts";

type Expected = Readonly<Record<string, unknown>>;

export interface GlmmCase {
  readonly id: string;
  readonly input: {
    readonly columns: Readonly<Record<string, string>>;
    readonly measure?: GlmmData["measure"];
    readonly method: "ML" | "EE";
    readonly test?: "z" | "t";
    readonly group?: 1 | 2;
    readonly mods?: readonly { readonly column: string }[];
  };
  readonly expected: Expected;
  readonly tolerance: number;
  readonly notes?: string;
}

export interface GlmmFile {
  readonly dataset: string;
  readonly data: Readonly<Record<string, readonly (number | null)[]>>;
  readonly cases: readonly GlmmCase[];
}

const folder = new URL("../data/glmm/", import.meta.url);

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8")) as T;
}

/** One file per data set. */
export const files: readonly GlmmFile[] = readdirSync(folder)
  .filter((name) => name !== "degenerate.json" && name !== "tight.json")
  .map((name) => load<GlmmFile>(name));

/** What `test/reference/r/glmm-tight.R` wrote. */
export const tightCases: readonly { dataset: string; id: string; expected: Record<string, number> }[] = load<{
  cases: { dataset: string; id: string; expected: Record<string, number> }[];
}>("tight.json").cases;

export interface DegenerateCase {
  readonly id: string;
  readonly input: Readonly<Record<"ai" | "bi" | "ci" | "di" | "xi" | "ni", number[] | undefined>>;
  readonly expected: Expected;
  readonly tolerance: number;
}

export const degenerateCases: readonly DegenerateCase[] = load<{ cases: DegenerateCase[] }>(
  "degenerate.json",
).cases;

const minus = (total: readonly number[], part: readonly number[]): number[] =>
  total.map((n, i) => n - part[i]!);

/** The counts of a case as the engine takes them. */
export function dataOf({ data }: GlmmFile, { input, id }: GlmmCase): GlmmData {
  const column = (key: string): number[] => (data[input.columns[key] ?? key] ?? []).map(Number);
  const measure = input.measure ?? (id.includes("IRLN") ? "IRLN" : id.includes("PLO") ? "PLO" : "OR");
  if (measure === "PLO") return { measure, xi: column("xi"), ni: column("ni") };
  if (measure === "IRLN") return { measure, xi: column(`x${input.group}i`), ti: column(`t${input.group}i`) };
  if (measure === "IRR") {
    return { measure, x1i: column("x1i"), t1i: column("t1i"), x2i: column("x2i"), t2i: column("t2i") };
  }
  const [ai, ci] = [column("ai"), column("ci")];
  const hasCells = input.columns.bi !== undefined;
  return {
    measure,
    ai,
    bi: hasCells ? column("bi") : minus(column("n1i"), ai),
    ci,
    di: hasCells ? column("di") : minus(column("n2i"), ci),
  };
}

export function designOf({ data }: GlmmFile, { input }: GlmmCase): GlmmDesign | null {
  if (input.mods === undefined) return null;
  const columns = input.mods.map(({ column }) => data[column] ?? []);
  const k = columns[0]?.length ?? 0;
  const rows = Array.from({ length: k }, (_, i) => [1, ...columns.map((column) => Number(column[i]))]);
  return { names: ["intrcpt", ...input.mods.map(({ column }) => column)], rows };
}

/** The model that the id of a case names. */
export function modelOf(id: string): GlmmSpec["model"] {
  return (/UM\.FS|UM\.RS|CM\.AL|CM\.EL/.exec(id)?.[0] ?? "UM.FS") as GlmmSpec["model"];
}
