import { quantities } from "../../conversions/quantities.ts";
import { type Issue, issue } from "../../result.ts";
import { plainName } from "../headers.ts";
import { intervalEnd } from "../name-parts.ts";
import { examplesOf } from "../reported-column.ts";
import type { NumberColumn } from "../study-table.ts";
import { type EffectKind, readEffectKind } from "./effect-kinds.ts";
import { numberColumns, type Readings, rowsInWords, textColumns } from "./readings.ts";

const TYPE_NAMES: ReadonlySet<string> = new Set(
  "estype effectsizetype effecttype typeofeffectsize typeofeffect esmetric effectmetric effectsizemetric metric esmeasure effectmeasure effectsizemeasure statistictype kindofeffect".split(
    " ",
  ),
);
const VALUE_NAMES: ReadonlySet<string> = new Set(
  "es esreported reportedes esvalue effectsize effectsizereported reportedeffectsize effectsizevalue effect effectreported reportedeffect effectvalue estimate value".split(
    " ",
  ),
);
const OF_EFFECT: ReadonlySet<string> = new Set(["", "es", "effect", "effectsize", "estimate", "reported"]);

interface EffectColumns {
  readonly value: NumberColumn;
  readonly lower: NumberColumn | null;
  readonly upper: NumberColumn | null;
}

/** What became of the rows with an effect whose kind a column names. */
export interface EffectTypes {
  /** Rows whose effect is of the same people before and after. */
  readonly within: ReadonlySet<number>;
  readonly issues: readonly Issue[];
}

/**
 * Lets a column such as `es_type` say of each row which quantity the reported effect is: d, g, r, η², an odds ratio. What it
 * names otherwise is listed, and gives no effect.
 */
export function readEffectTypes(readings: Readings): EffectTypes {
  const within = new Set<number>();
  const types = textColumns(readings.table).find(({ name }) => TYPE_NAMES.has(plainName(name)));
  const columns = effectColumns(readings);
  if (types === undefined || columns === null) return { within, issues: [] };
  const counts = new Map<string, number>();
  const unknown: number[] = [];
  let first = -1;
  for (let row = 0; row < readings.rows; row++) {
    if (columns.value.values[row] == null) continue;
    const kind = readEffectKind(types.values[row] ?? "");
    const key = kind === null ? null : take(readings, columns, kind, row);
    if (kind === null || key === null) {
      unknown.push(row);
      continue;
    }
    if (kind.isWithin) within.add(row);
    if (first < 0) first = row;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const { rowIds } = readings.table;
  const issues: Issue[] = [];
  if (first >= 0) {
    const kinds = [...counts].map(([key, count]) => `“${quantities.get(key)!.label}” (${count})`).join(", ");
    issues.push(
      issue(
        "effect-types-read",
        "note",
        `The column “${types.name}” says of each row what its number in “${columns.value.name}” is: ${kinds}. The numbers were put into columns of their own, because each kind has its own way to the measure.`,
        "Look at the new columns; correct the name of the kind in the file and read it again if one is wrong.",
        { rowId: rowIds[first]!, column: types.name },
      ),
    );
  }
  if (unknown.length > 0) {
    const named = unknown.map((row) => types.values[row] ?? "").filter((text) => text !== "");
    const says = named.length === 0 ? "is empty" : `says ${examplesOf(named)}`;
    issues.push(
      issue(
        "effect-type-unknown",
        "warning",
        `The column “${types.name}” ${says} in ${rowsInWords(unknown)}, which names no one kind of effect. The number in “${columns.value.name}” gives these rows no effect, because nothing tells how to compute with it.`,
        "Write d, g, r, eta2, partial eta2, OR, RR, HR or MD there, or enter the number in a column that is named after it.",
        { rowId: rowIds[unknown[0]!]!, column: types.name },
      ),
    );
  }
  return { within, issues };
}

function effectColumns({ table }: Readings): EffectColumns | null {
  const columns = numberColumns(table);
  const value = columns.find(({ name }) => VALUE_NAMES.has(plainName(name)));
  if (value === undefined) return null;
  const end = (side: "lb" | "ub"): NumberColumn | null =>
    columns.find(({ name }) => {
      const found = intervalEnd(name);
      return found !== null && found.side === side && OF_EFFECT.has(found.of);
    }) ?? null;
  return { value, lower: end("lb"), upper: end("ub") };
}

/** @returns the quantity the number was taken for; null = there is none of this kind */
function take(
  readings: Readings,
  { value, lower, upper }: EffectColumns,
  { key, stem, isWithin }: EffectKind,
  row: number,
): string | null {
  const own = isWithin && key === "d" ? "d_change" : key;
  // Between groups and within one, the same symbol is another number; only of d there is a way from both.
  if (!quantities.has(own) || (isWithin && own === key)) return null;
  readings.set(own, row, readings.at(own, row) ?? value.values[row]!);
  if (stem === null || isWithin) return own;
  for (const [side, column] of [
    ["lb", lower],
    ["ub", upper],
  ] as const) {
    const [limit, target] = [column?.values[row] ?? null, `${stem}_${side}`];
    if (limit !== null && quantities.has(target)) readings.set(target, row, limit);
  }
  return own;
}
