import type { FlowSpec, Issue } from "@treeline/engine";
import { checkFlow, flowTotals } from "@treeline/engine/flow";
import { flowBoxes, flowToCsv, lineText } from "@treeline/plots/flow";
import { answer, keep, OUT } from "../answer.ts";
import type { Command } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { FLOW_OPTIONS, withFlow } from "../flow-options.ts";
import { issueLines } from "../report-text.ts";

export const flow: Command = {
  id: "flow",
  label: "Flow",
  summary:
    "Prints the numbers of the PRISMA 2020 flow diagram of an analysis and checks that its boxes add up; exit code 1 when they do " +
    "not. The diagram is drawn by treeline plot --plot prisma.",
  file: "<analysis.json>",
  options: {
    ...FLOW_OPTIONS,
    save: { type: "string", value: "<analysis.json>", help: "write the analysis with these numbers" },
    json: { type: "boolean", help: "print the numbers, their sums and what does not add up as JSON" },
    csv: { type: "boolean", help: "print the numbers as comma-separated text" },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const document = withFlow(read, args);
    const { flow: spec } = document;
    if (spec === undefined) {
      terminal.error(
        "This analysis tells no numbers of the flow of studies, so nothing is printed. Give them with options such as --database MEDLINE=812 --screened 700.\n",
      );
      return 2;
    }
    await keep(document, args, terminal);
    const issues = checkFlow(spec);
    const forms = {
      text: () => textOf(spec, issues),
      json: () => ({ flow: spec, totals: flowTotals(spec), issues }),
      csv: () => flowToCsv(spec),
    };
    await answer(forms, args, terminal);
    return issues.length === 0 ? 0 : 1;
  },
};

function textOf(spec: FlowSpec, issues: readonly Issue[]): string {
  const boxes = flowBoxes(spec).flatMap(({ lines }) => [
    ...lines.map((line, place) => `${place === 0 ? "" : line.isPart ? "    " : "  "}${lineText(line)}`),
    "",
  ]);
  return [...boxes, ...(issues.length === 0 ? ["The boxes add up."] : issueLines(issues)), ""].join("\n");
}
