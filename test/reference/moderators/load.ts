import { readFileSync } from "node:fs";
import type { EffectSet } from "../../../packages/engine/src/analysis-types.ts";
import { buildDesign } from "../../../packages/engine/src/design/build-design.ts";
import { moderator } from "../../../packages/engine/src/design/design-testing.ts";
import type { DesignGiven } from "../../../packages/engine/src/design/given.ts";
import type { BuiltDesign, Profile } from "../../../packages/engine/src/design/types.ts";
import type { ModelSpec, Moderator } from "../../../packages/engine/src/document/types.ts";
import {
  fitMetaRegression,
  type Regression,
} from "../../../packages/engine/src/models/regression/fit-meta-regression.ts";
import type { Column, StudyTable } from "../../../packages/engine/src/table/study-table.ts";
import { effectSet, modelSpec } from "../pooling/load.ts";

export type Cell = number | string | boolean | null;
type Data = Readonly<Record<string, readonly Cell[]>>;

export interface ModeratorCase {
  readonly id: string;
  readonly input: {
    readonly mods?: string | null;
    readonly method: string;
    readonly test?: string;
    readonly level?: number;
    readonly tau2?: number;
    readonly variable?: string;
    readonly spline?: { readonly knots: readonly number[] };
    readonly newData?: Readonly<Record<string, readonly (number | string)[]>>;
    readonly newValues?: readonly number[];
    readonly btt?: readonly number[];
    readonly contrasts?: readonly (readonly number[])[];
    readonly predictRows?: readonly (readonly number[])[];
    readonly full?: string;
    readonly reduced?: string;
    readonly refit?: boolean;
    readonly scale?: string;
    readonly rows?: readonly number[] | string;
  };
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

export interface ModeratorFile {
  readonly data: Data;
  readonly factorLevels: Readonly<Record<string, readonly string[]>>;
  readonly cases: readonly ModeratorCase[];
}

export const DATASETS = ["bangertdrowns2004", "bcg", "landenberger2005", "raudenbush1985"];

export function loadModerators(name: string): ModeratorFile {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as ModeratorFile;
}

/** Parts of R formulas that name a choice of ours. */
const CHOICES: Readonly<Record<string, { readonly column: string; readonly choice: Partial<Moderator> }>> = {
  'relevel(alloc, "random")': { column: "alloc", choice: { reference: "random" } },
  "C(alloc, contr.sum)": { column: "alloc", choice: { coding: "sum" } },
  "poly(ablat, 2)": {
    column: "ablat",
    choice: { shape: "polynomial", shapeParams: { degree: 2, orthogonal: true } },
  },
  "log(hrs_total)": { column: "hrs_total", choice: { shape: "log" } },
  "log(weeks + 1)": { column: "weeks", choice: { shape: "log1p" } },
};

/** An R formula as terms and moderators. */
export function readFormula(
  formula: string,
  factors: Readonly<Record<string, unknown>>,
): DesignGiven["spec"] {
  const parts = formula
    .replace(/^~\s*/, "")
    .split(/ \+ (?![^(]*\))/)
    .map((part) => part.trim());
  const variables = new Map<string, Moderator>();
  const terms: string[][] = [];
  const enter = (text: string): string => {
    const { column, choice } = CHOICES[text] ?? { column: text, choice: {} };
    const kind = factors[column] === undefined ? "numeric" : "factor";
    variables.set(column, moderator(column, { kind, ...choice }));
    return column;
  };
  for (const part of parts.filter((one) => one !== "0" && one !== "1")) {
    const raised = /^I\((\w+)\^(\d)\)$/.exec(part);
    if (raised !== null) {
      const shapeParams = { degree: Number(raised[2]), orthogonal: false };
      variables.set(raised[1]!, moderator(raised[1]!, { shape: "polynomial", shapeParams }));
      continue;
    }
    const columns = part.split(" * ").map(enter);
    terms.push(...columns.map((column) => [column]));
    if (columns.length > 1) terms.push(columns);
  }
  return { variables: [...variables.values()], terms, intercept: !parts.includes("0") };
}

function splineSpec({ input }: ModeratorCase): DesignGiven["spec"] {
  const shapeParams = { knots: input.spline!.knots.length };
  return {
    variables: [moderator(input.variable!, { shape: "rcs", shapeParams })],
    terms: [[input.variable!]],
    intercept: true,
  };
}

/** The columns of a data set as a table, those of the rows that are asked for. */
export function tableOf(data: Data, rows: readonly number[]): StudyTable {
  return {
    rowIds: rows.map((row) => `r${row + 1}`),
    columns: Object.entries(data).map(([name, cells]): Column => {
      const values = rows.map((row) => cells[row] ?? null);
      return values.some((value) => typeof value === "string" || typeof value === "boolean")
        ? {
            name,
            kind: "text",
            values: values.map((value) =>
              value === null
                ? null
                : typeof value === "boolean"
                  ? String(value).toUpperCase()
                  : String(value),
            ),
          }
        : { name, kind: "number", values: values as (number | null)[], unparsed: {} };
    }),
  };
}

export function specOf({ input }: ModeratorCase, changes: Partial<ModelSpec> = {}): ModelSpec {
  const equal = input.method === "EE" || input.method === "FE";
  return modelSpec({
    kind: equal ? "equal" : "random",
    estimator: equal ? "REML" : input.method,
    tau2: input.tau2 ?? null,
    test: input.test ?? "z",
    level: input.level ?? 0.95,
    ...changes,
  });
}

/** The effects of a file, all of its rows with an effect. */
export function effectsOf({ data }: Pick<ModeratorFile, "data">): {
  readonly effects: EffectSet;
  readonly rows: readonly number[];
} {
  const rows = data.yi!.flatMap((y, i) => (typeof y === "number" ? [i] : []));
  const at = (column: readonly Cell[]): number[] => rows.map((row) => Number(column[row]));
  const effects = effectSet(at(data.yi!), at(data.vi!));
  return { effects: { ...effects, rowIds: rows.map((row) => `r${row + 1}`) }, rows };
}

/** The design of a case, by its formula or its spline. */
export function designOf(
  file: ModeratorFile,
  reference: ModeratorCase,
  formula?: string,
  within: Partial<DesignGiven> = {},
): BuiltDesign {
  const { rows, effects } = effectsOf(file);
  const mods = formula ?? reference.input.mods;
  const spec = typeof mods === "string" ? readFormula(mods, file.factorLevels ?? {}) : splineSpec(reference);
  const design = buildDesign({ spec, table: tableOf(file.data, rows), rowIds: effects.rowIds, ...within });
  if (!design.ok) throw new RangeError(design.issues.map(({ message }) => message).join("\n"));
  return design.value;
}

export function regressionOf(file: ModeratorFile, design: BuiltDesign, spec: ModelSpec): Regression {
  const fitted = fitMetaRegression(effectsOf(file).effects, design, spec);
  if (!fitted.ok) throw new RangeError(fitted.issues.map(({ message }) => message).join("\n"));
  return fitted.value;
}

/** The profiles that a case predicts. */
export function profilesOf({ input }: ModeratorCase): Profile[] {
  const columns = input.newData ?? { [input.variable!]: input.newValues! };
  return Object.values(columns)[0]!.map((_, i) =>
    Object.fromEntries(Object.entries(columns).map(([column, values]) => [column, values[i]!])),
  );
}
