import type { AssumedArtefact } from "../analysis-types.ts";
import { artefactOf } from "./artefact-list.ts";

/** "a reliability of X of 0.82, the mean of 5 studies that report it". */
export function assumedClause({ key, value, studies }: AssumedArtefact): string {
  const number = Number(value.toPrecision(4));
  const source =
    studies === null
      ? "as assumed"
      : studies === 1
        ? "that of the only study that reports it"
        : `the mean of the ${studies} studies that report it`;
  return `${artefactOf(key).words} of ${number}, ${source}`;
}
