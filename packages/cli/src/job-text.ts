import type { JobId, JobOutcome } from "@treeline/engine/jobs";
import { showToldCell, type ToldTable, tellJob, toldCsv } from "@treeline/engine/jobs/tell";
import { textTable } from "./text-table.ts";

const DIGITS = 4;

/** The outcome of a job in sentences and tables. */
export function jobText<I extends JobId>(id: I, outcome: JobOutcome<I>): string {
  const { sentences, tables } = tellJob(id, outcome);
  return `${[...sentences, ...tables.flatMap(tableText)].join("\n")}\n`;
}

function tableText({ title, head, rows }: ToldTable): string[] {
  const shown = rows.map((row) => row.map((cell) => showToldCell(cell, DIGITS)));
  return ["", title, "", ...textTable([head, ...shown])];
}

/** The tables of an outcome as comma-separated text, numbers unrounded, each below its title where there are several. */
export function jobCsv<I extends JobId>(id: I, outcome: JobOutcome<I>): string {
  const { tables } = tellJob(id, outcome);
  return tables
    .map((table) => (tables.length === 1 ? toldCsv(table) : `# ${table.title}\r\n${toldCsv(table)}`))
    .join("\r\n");
}
