import { plainName } from "./headers.ts";
import type { Column, StudyTable } from "./study-table.ts";

const LABEL_NAMES =
  "study studyname studylabel slab studyid trial trialname author authors firstauthor name label citation shorttitle paper article publication reference title school source id".split(
    " ",
  );

/** Of other languages; after the English ones. */
const FOREIGN_LABEL_NAMES =
  "studie studienname erstautor autor autoren quelle etude auteur auteurs estudio autora autores titel titre titulo".split(
    " ",
  );

/** Whether a column of this name usually holds the names of studies. */
export function namesStudies(name: string): boolean {
  const plain = plainName(name);
  return LABEL_NAMES.includes(plain) || FOREIGN_LABEL_NAMES.includes(plain);
}

/** What such columns hold may as well be the kind of publication. */
const KINDS_AS_WELL: ReadonlySet<string> = new Set(["source", "publication", "school"]);

/** Fewer different values than this share of the rows do not name studies. */
const LEAST_DISTINCT = 1 / 3;

/** A column of text by its name, else a column of numbers by its name, else the first text. */
export function guessLabel(table: StudyTable): string | null {
  const byName = (columns: readonly Column[]): string | null => {
    for (const wanted of [...LABEL_NAMES, ...FOREIGN_LABEL_NAMES]) {
      const column = columns.find(({ name }) => plainName(name) === wanted);
      if (column !== undefined && KINDS_AS_WELL.has(wanted) && !tellsApart(column)) continue;
      if (column !== undefined) return column.name;
    }
    return null;
  };
  const texts = table.columns.filter((column) => column.kind === "text");
  return byName(texts) ?? byName(table.columns) ?? texts[0]?.name ?? null;
}

function tellsApart({ values }: Column): boolean {
  return new Set<string | number | null>(values).size >= values.length * LEAST_DISTINCT;
}
