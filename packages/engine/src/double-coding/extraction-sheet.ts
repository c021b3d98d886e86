import { quantities } from "../conversions/quantities.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import type { StudyTable, TextColumn } from "../table/study-table.ts";
import { toDelimited } from "../table/to-delimited.ts";
import { type SheetPreset, sheetPresets } from "./sheet-presets.ts";

/** One column of an extraction sheet, and its line in the codebook. */
export interface SheetField {
  /** What the column is called, so that importing the filled sheet gives it its role. */
  readonly name: string;
  readonly meaning: string;
  /** What may stand in it. */
  readonly entry: string;
}

const STUDY: readonly SheetField[] = [
  { name: "study", meaning: "First author and year, the same in every row of a study", entry: "Smith 2019" },
  { name: "coder", meaning: "Who filled in the row", entry: "initials" },
  { name: "outcome", meaning: "What was measured, in the same words for every study", entry: "stress" },
  { name: "instrument", meaning: "The scale or test it was measured with", entry: "PSS-10" },
  { name: "time", meaning: "When it was measured", entry: "post, follow-up 3 months" },
  { name: "place", meaning: "Page, table or figure the numbers stand in", entry: "Table 2, p. 314" },
];

const MODERATORS: readonly SheetField[] = [
  { name: "format", meaning: "How the intervention was given", entry: "online, in person, blended" },
  {
    name: "dose",
    meaning: "Hours of the intervention, all sessions together",
    entry: "a number, such as 12",
  },
  { name: "facilitator", meaning: "Who led it", entry: "psychologist, peer, self-guided" },
];

const NOTES: SheetField = {
  name: "notes",
  meaning: "What a reader of the coding should know",
  entry: "text",
};

/**
 * The columns of an empty extraction sheet: the study and the place its numbers stand in, every number the measures take, and
 * moderators. The columns of numbers have the names that importing recognises.
 * @param wanted ids of measures or of presets
 * @throws RangeError for an id that is neither
 */
export function extractionSheet(wanted: readonly string[]): readonly SheetField[] {
  const presets = wanted.flatMap((id) => sheetPresets.filter((preset) => preset.id === id));
  const ids = wanted.flatMap((id) => measuresOf(id, presets));
  const fields = new Map<string, SheetField>();
  for (const id of ids) for (const field of inputFields(measures.get(id))) add(fields, field);
  for (const key of presets.flatMap(({ further }) => further)) add(fields, quantityField(key));
  return [...STUDY, ...fields.values(), ...MODERATORS, NOTES];
}

function add(fields: Map<string, SheetField>, field: SheetField): void {
  if (!fields.has(field.name)) fields.set(field.name, field);
}

function measuresOf(id: string, presets: readonly SheetPreset[]): readonly string[] {
  const preset = presets.find((known) => known.id === id);
  if (preset !== undefined) return preset.measures;
  if (measures.has(id)) return [id];
  throw new RangeError(`there is no measure or preset ${id}`);
}

/** The inputs of the first set of a measure: what papers usually report for it. */
function inputFields({ inputs, inputSets }: Measure): readonly SheetField[] {
  const usual = new Set(inputSets[0]);
  return inputs
    .filter(({ key }) => usual.has(key) && key !== FLIP_INPUT.key)
    .map(({ key, label }) => ({ name: key, meaning: label, entry: entryFor(key) }));
}

function quantityField(key: string): SheetField {
  const quantity = quantities.get(key);
  if (quantity === undefined) throw new RangeError(`there is no quantity ${key}`);
  return { name: key, meaning: quantity.label, entry: entryFor(key) };
}

function entryFor(key: string): string {
  if (/^p(?:$|_)|_p$/.test(key)) return "a number from 0 to 1, or < .05 as printed";
  if (key === "percent") return "a number from 0 to 100";
  if (key === "prop") return "a number from 0 to 1";
  if (key === "direction") return "1 where group 1 is higher, -1 where it is lower";
  if (/^(?:n|n1|n2|a|b|c|d|x|m)i$/.test(key) && !/^mi?$/.test(key)) return "a whole number";
  return "a number; empty where it is not reported";
}

/** The empty sheet as CSV: one line with the names of the columns. */
export function sheetCsv(fields: readonly SheetField[]): string {
  return toDelimited({
    rowIds: [],
    columns: fields.map(({ name }): TextColumn => ({ name, kind: "text", values: [] })),
  });
}

/** What each column of the sheet means, one line per column, as CSV. */
export function codebookCsv(fields: readonly SheetField[]): string {
  const column = (name: string, values: readonly string[]): TextColumn => ({ name, kind: "text", values });
  const table: StudyTable = {
    rowIds: fields.map((_, row) => `r${row + 1}`),
    columns: [
      column(
        "column",
        fields.map(({ name }) => name),
      ),
      column(
        "meaning",
        fields.map(({ meaning }) => meaning),
      ),
      column(
        "what to enter",
        fields.map(({ entry }) => entry),
      ),
    ],
  };
  return toDelimited(table);
}
