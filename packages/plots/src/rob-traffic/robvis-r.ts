import { type AnalysisDocument, type Judgement, rNumber, rString, rStrings } from "@treeline/engine";
import { judgementWord, riskOfBiasOf } from "@treeline/engine/risk-of-bias";

/** Tools as robvis names them; any other is its generic one. */
const TOOLS: Readonly<Record<string, { readonly name: string; readonly domains: number }>> = {
  rob2: { name: "ROB2", domains: 5 },
  "robins-i": { name: "ROBINS-I", domains: 7 },
  "quadas-2": { name: "QUADAS-2", domains: 4 },
};

/**
 * Lines of R that draw the judgements with robvis, where that package is there.
 * @param call its function, and arguments beside the data and the tool
 * @param weights of the studies by row, in percent; a study without one counts nothing
 */
export function robvisLines(
  document: AnalysisDocument,
  call: "rob_traffic_light" | "rob_summary",
  further: readonly string[] = [],
  weights: ReadonlyMap<string, number> | null = null,
): readonly string[] {
  const bias = riskOfBiasOf(document);
  if (bias === null || bias.domains.length === 0) return [];
  const leftOut = new Set(document.exclusions.map(({ rowId }) => rowId));
  const rows = bias.rows.filter(({ rowId }) => !leftOut.has(rowId));
  const known = TOOLS[bias.tool.id];
  const tool = known !== undefined && known.domains === bias.domains.length ? known.name : "Generic";
  const word = (judgement: Judgement | null): string =>
    judgement === null ? "No information" : judgementWord(bias.tool, judgement);
  const columns = [
    `Study = ${rStrings(rows.map(({ label }) => label))}`,
    ...bias.domains.map(
      ({ short }, place) => `${short} = ${rStrings(rows.map((row) => word(row.judgements[place] ?? null)))}`,
    ),
    `Overall = ${rStrings(rows.map((row) => word(bias.overall === null ? (row.suggested?.judgement ?? null) : row.overall)))}`,
    weights === null
      ? `Weight = rep(1, ${rows.length})`
      : `Weight = c(${rows.map(({ rowId }) => rNumber(weights.get(rowId) ?? 0)).join(", ")})`,
  ];
  const args = ["rob", `tool = ${rString(tool)}`, ...further].join(", ");
  return [
    'if (requireNamespace("robvis", quietly = TRUE)) {',
    ...(bias.overall === null
      ? ["  # Overall: suggested by the rule of the tool, not judged by a person."]
      : []),
    "  rob <- data.frame(",
    ...columns.map((column, index) => `    ${column}${index < columns.length - 1 ? "," : ""}`),
    "  )",
    `  print(robvis::${call}(${args}))`,
    "}",
  ];
}
