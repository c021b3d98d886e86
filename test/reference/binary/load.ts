import { readdirSync, readFileSync } from "node:fs";
import type { InputColumns } from "../../../packages/engine/src/measures/types.ts";
import type { MantelHaenszelMeasure } from "../../../packages/engine/src/pooling/mantel-haenszel.ts";
import type { CountsReference, ZeroCellArguments } from "./compare.ts";

/** Which columns of a data set hold a measure's inputs. */
interface ColumnsInput {
  readonly columns: Readonly<Record<string, string>>;
  readonly filter?: string;
}

/** A case of Mantel-Haenszel or Peto pooling. */
export interface CountsCase extends CountsReference {
  readonly id: string;
  readonly input: ZeroCellArguments &
    ColumnsInput & {
      readonly model?: string;
      readonly measure?: MantelHaenszelMeasure;
      readonly correct?: boolean;
      readonly level?: number;
    };
}

const data = new URL("../data/", import.meta.url);

export function readData(path: string): string {
  return readFileSync(new URL(path, data), "utf8");
}

/** The cases of every data set whose id fits; data sets without any are left out. */
export function casesOf<T extends { readonly id: string }>(
  pattern: RegExp,
): { readonly dataset: string; readonly cases: readonly T[] }[] {
  return readdirSync(new URL("binary/", data))
    .map((name) => JSON.parse(readData(`binary/${name}`)) as { dataset: string; cases: readonly T[] })
    .map(({ dataset, cases }) => ({ dataset, cases: cases.filter(({ id }) => pattern.test(id)) }))
    .filter(({ cases }) => cases.length > 0);
}

/** The columns of a data set by name; every field of these files is plain, quoted or not. */
function readColumns(dataset: string, filter: string | undefined): Record<string, string[]> {
  const [head = [], ...rows] = readData(`datasets/${dataset}.csv`)
    .trim()
    .split("\n")
    .map((line) => (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$|"/g, "")));
  const [, column, value] = /^(\w+) == '(.*)'$/.exec(filter ?? "") ?? [];
  const kept = rows.filter((row) => column === undefined || row[head.indexOf(column)] === value);
  return Object.fromEntries(head.map((name, at) => [name, kept.map((row) => row[at] ?? "")]));
}

export function inputsOf(
  dataset: string,
  input: ColumnsInput,
): Record<string, (number | null)[]> & InputColumns {
  const columns = readColumns(dataset, input.filter);
  return Object.fromEntries(
    Object.entries(input.columns).map(([key, name]) => {
      const cells = columns[name];
      if (cells === undefined) throw new Error(`${dataset} has no column ${name}`);
      return [key, cells.map((cell) => (cell === "" || cell === "NA" ? null : Number(cell)))];
    }),
  );
}
