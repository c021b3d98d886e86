import type { DoseStudy } from "./types.ts";

/** A row with its dose, after checking. */
interface DosedRow {
  readonly rowId: string;
  readonly dose: number;
}

/** Which rows a study's contrasts are of, and the dose they are against. */
export function aroundReference(
  study: string,
  reference: DosedRow,
  others: readonly DosedRow[],
): Pick<DoseStudy, "study" | "referenceDose" | "doses" | "rowIds"> {
  return {
    study,
    referenceDose: reference.dose,
    doses: others.map((row) => row.dose),
    rowIds: others.map((row) => row.rowId),
  };
}

/** Whether a cell holds a number that can be reckoned with. */
export function finite(x: number | null | undefined): x is number {
  return typeof x === "number" && Number.isFinite(x);
}
