import { type Cell, type FlowSpec, toCsv } from "@treeline/engine";
import { flowBoxes } from "./boxes.ts";

/** The numbers of a flow diagram as comma-separated text: one line of a box each, in the order of the diagram. */
export function flowToCsv(flow: FlowSpec): string {
  const rows = flowBoxes(flow).flatMap(({ arm, row, lines }) =>
    lines.flatMap(({ text, count, isPart }): Cell[][] =>
      count === undefined ? [] : [[arm, row, isPart === true ? "part" : "", text, count]],
    ),
  );
  return toCsv([["arm", "row", "part", "line", "n"], ...rows]);
}
