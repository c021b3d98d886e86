import { reportToCsv, runAnalysis } from "@treeline/engine";
import { AGGREGATE_OPTIONS, withAggregate } from "../aggregate-options.ts";
import { OUT } from "../answer.ts";
import { ARTEFACT_OPTIONS, withArtefacts } from "../artefact-options.ts";
import type { Command } from "../command.ts";
import { deliver, readDocument } from "../document-file.ts";
import { issueLines } from "../report-text.ts";
import { sensitivityText } from "../sensitivity-text.ts";

export const effects: Command = {
  id: "effects",
  label: "Effects",
  summary: "Writes the effects, variances and weights of all studies as CSV, unrounded.",
  file: "<analysis.json>",
  options: {
    ...ARTEFACT_OPTIONS,
    ...AGGREGATE_OPTIONS,
    sensitivity: {
      type: "boolean",
      help: "print the pooled effect under several correlations within studies instead",
    },
    moderators: {
      type: "boolean",
      help: "write what the moderators came to instead: coefficients, terms, marginal means, subgroups",
    },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const document = withAggregate(withArtefacts(read, args), args);
    const report = runAnalysis(document);
    const problems = report.issues.filter(
      ({ code, severity }) => severity === "error" && code.startsWith("aggregate-"),
    );
    if (problems.length > 0) {
      terminal.error(`${issueLines(problems).join("\n")}\n`);
      return 2;
    }
    const tables = reportToCsv(report, document);
    if (args.flag("moderators") && tables.moderators === null) {
      terminal.error(
        "This analysis asks nothing of moderators. Add some with the option --moderator of new.\n",
      );
      return 2;
    }
    const effectsOrModerators = args.flag("moderators") ? (tables.moderators ?? "") : tables.studies;
    const text = args.flag("sensitivity") ? sensitivityText(document, report) : effectsOrModerators;
    await deliver(text, args.text("out"), terminal);
    return 0;
  },
};
