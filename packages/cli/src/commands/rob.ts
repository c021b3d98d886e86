import {
  type AnalysisDocument,
  createRiskOfBias,
  JUDGEMENTS,
  type RiskOfBiasSpec,
  runAnalysis,
  toCsv,
  withDerivedColumns,
} from "@treeline/engine";
import {
  guessRiskOfBias,
  judgementLabel,
  judgementWord,
  type RiskOfBias,
  riskOfBiasOf,
  robTools,
} from "@treeline/engine/risk-of-bias";
import { ROB_SIGNS } from "@treeline/plots";
import { answer, keep, OUT } from "../answer.ts";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { issueLines } from "../report-text.ts";
import { textTable } from "../text-table.ts";

export const rob: Command = {
  id: "rob",
  label: "Risk of bias",
  summary:
    "Prints the judgements of the risk of bias of every study, what the rule of the tool suggests overall, and words that are not " +
    "known. Columns are those of the analysis, those named, or those found by their names. The plots are drawn by treeline plot.",
  file: "<analysis.json>",
  options: {
    tool: { type: "string", value: robTools.ids.join("|"), help: "the tool the studies were judged with" },
    domain: {
      type: "string",
      value: "<column>",
      help: "a column that is a domain of the tool, in their order",
      repeatable: true,
    },
    overall: { type: "string", value: "<column>", help: "the column of the judgement of the whole study" },
    word: {
      type: "string",
      value: "<word>=<judgement>",
      help: `what a word of the cells stands for: ${JUDGEMENTS.join(", ")}`,
      repeatable: true,
    },
    find: { type: "boolean", help: "find the columns by their names and cells, whatever the analysis says" },
    save: { type: "string", value: "<analysis.json>", help: "write the analysis with these columns" },
    json: { type: "boolean", help: "print the judgements as JSON" },
    csv: { type: "boolean", help: "print the judgements as comma-separated text" },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const whole = withDerivedColumns(read, runAnalysis(read));
    const spec = specOf(whole, args);
    if (spec !== undefined) await keep({ ...read, riskOfBias: spec }, args, terminal);
    const bias = spec === undefined ? null : riskOfBiasOf({ ...whole, riskOfBias: spec });
    if (bias === null) {
      terminal.error(
        "No column of this analysis holds judgements of the risk of bias, so nothing is printed. Name them with --domain and --overall.\n",
      );
      return 2;
    }
    const forms = { text: () => textOf(bias), json: () => jsonOf(bias), csv: () => csvOf(bias) };
    await answer(forms, args, terminal);
    return 0;
  },
};

/** What the analysis says, found in its columns where it says nothing, with what the options change of it. */
function specOf(document: AnalysisDocument, args: Arguments): RiskOfBiasSpec | undefined {
  const { table } = document;
  const known = args.flag("find") ? undefined : document.riskOfBias;
  const [tool, overall, domains] = [args.text("tool"), args.text("overall"), args.texts("domain")];
  const named = tool !== undefined || overall !== undefined || domains.length > 0;
  const base =
    known ??
    (named && domains.length > 0 ? createRiskOfBias() : guessRiskOfBias(table)) ??
    (named ? createRiskOfBias() : undefined);
  if (base === undefined) return undefined;
  if (tool !== undefined && !robTools.has(tool)) {
    throw new UsageError(`--tool ${tool} is not known; there are ${robTools.ids.join(", ")}.`);
  }
  for (const name of [...domains, ...(overall === undefined ? [] : [overall])]) {
    if (!table.columns.some((column) => column.name === name)) {
      throw new UsageError(
        `The table has no column “${name}”; it has ${table.columns.map((column) => column.name).join(", ")}.`,
      );
    }
  }
  const chosen = robTools.get(tool ?? base.tool);
  return {
    tool: chosen.id,
    domains:
      domains.length === 0
        ? base.domains
        : domains.map((column, place) => ({ column, label: chosen.domains[place]?.label ?? "" })),
    overall: overall ?? base.overall,
    judgements: { ...base.judgements, ...wordsOf(args.texts("word")) },
  };
}

function wordsOf(given: readonly string[]): RiskOfBiasSpec["judgements"] {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.lastIndexOf("=");
      const judgement = JUDGEMENTS.find((known) => known === text.slice(at + 1).trim());
      if (at < 1 || judgement === undefined) {
        throw new UsageError(
          `--word ${text} should be a word of a cell, = and one of ${JUDGEMENTS.join(", ")}.`,
        );
      }
      return [text.slice(0, at).trim(), judgement];
    }),
  );
}

function textOf(bias: RiskOfBias): string {
  const { tool, domains, rows, issues } = bias;
  const head = ["Study", ...domains.map(({ short }) => short), "Overall", "By the rule"];
  const lines = rows.map(({ label, judgements, overall, suggested }) => [
    label,
    ...judgements.map((judgement) => (judgement === null ? "." : ROB_SIGNS[judgement] || "n/a")),
    overall === null ? "." : judgementWord(tool, overall),
    suggested === null ? "." : judgementWord(tool, suggested.judgement),
  ]);
  const legend = tool.judgements.map(({ judgement, label }) => `${ROB_SIGNS[judgement]} ${label}`.trim());
  return [
    `Risk of bias: ${tool.label}`,
    "",
    ...textTable([head, ...lines]),
    "",
    ...domains.map(({ short, label }) => `${short}: ${label}`),
    `${legend.join("; ")}; . not judged`,
    "By the rule: what the tool suggests from its domains; a person may judge otherwise.",
    ...(issues.length === 0 ? [] : ["", ...issueLines(issues)]),
    "",
  ].join("\n");
}

function csvOf({ domains, rows }: RiskOfBias): string {
  return toCsv([
    ["study", ...domains.map(({ label }) => label), "overall", "suggested"],
    ...rows.map(({ label, judgements, overall, suggested }) => [
      label,
      ...judgements.map((one) => one ?? ""),
      overall ?? "",
      suggested?.judgement ?? "",
    ]),
  ]);
}

function jsonOf({ tool, domains, overall, rows, issues }: RiskOfBias) {
  const labelled = tool.judgements.map(({ judgement }) => [
    judgement,
    judgementLabel(tool.judgements, judgement),
  ]);
  const shown = domains.map(({ judgements: _, ...domain }) => domain);
  return { tool: tool.id, labels: Object.fromEntries(labelled), domains: shown, overall, rows, issues };
}
