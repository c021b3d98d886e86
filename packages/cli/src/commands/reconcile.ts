import { type AnalysisDocument, asAnalysed, runAnalysis, serialiseDocument } from "@treeline/engine";
import {
  explainDifference,
  findSettings,
  type Published,
  parsePublished,
  type Reconciliation,
} from "@treeline/engine/reconcile";
import { type Arguments, type Command, type ExitCode, type Terminal, UsageError } from "../command.ts";
import { deliver, readDocument } from "../document-file.ts";
import { explanationText, reconciliationText } from "../reconcile-text.ts";
import { issueLines } from "../report-text.ts";

export const reconcile: Command = {
  id: "reconcile",
  label: "Reconcile",
  summary:
    "Finds the settings behind a published result (--published), or the shortest chain of settings between two analyses. Exit code 1 when no settings give the published result.",
  file: null,
  words: "<analysis.json> [<other.json>]",
  options: {
    published: {
      type: "string",
      value: "<text>",
      help: 'the result as printed: "0.57 [0.39, 0.75]", "0.57 (95% CI 0.39 to 0.75), I2 = 92%"',
    },
    scale: {
      type: "string",
      value: "shown|analysis|either",
      help: "the scale it is printed on: ratios as such, their logarithms, or whichever fits (either unless told)",
    },
    use: {
      type: "string",
      value: "<number>",
      help: "write the analysis with the settings of this number in the list to --out",
    },
    json: { type: "boolean", help: "print the answer as JSON, numbers unrounded" },
    out: { type: "string", value: "<file>", help: "where the answer, or with --use the analysis, goes" },
  },
  async run(args, terminal) {
    const [first, second, ...others] = args.words;
    const printed = args.text("published");
    const isOne = printed === undefined ? second !== undefined : second === undefined;
    if (first === undefined || others.length > 0 || !isOne) {
      throw new UsageError(
        "reconcile needs one analysis and --published, or two analyses: say what is to be explained.",
      );
    }
    const document = await readDocument(first, terminal);
    if (document === null) return 2;
    if (printed !== undefined) return search(document, printed, args, terminal);
    const other = await readDocument(second!, terminal);
    return other === null ? 2 : explain(document, other, args, terminal);
  },
};

function analysed(document: AnalysisDocument): AnalysisDocument {
  return asAnalysed(document, runAnalysis(document));
}

async function explain(
  a: AnalysisDocument,
  b: AnalysisDocument,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const explanation = explainDifference(analysed(a), analysed(b));
  const text = args.flag("json") ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation);
  await deliver(text, args.text("out"), terminal);
  return explanation.from === null || explanation.to === null ? 2 : 0;
}

function scaleOf(args: Arguments): Published["scale"] {
  const scale = args.text("scale") ?? "either";
  if (scale === "shown" || scale === "analysis" || scale === "either") return scale;
  throw new UsageError(`--scale ${scale} is not known; there are shown, analysis and either.`);
}

async function search(
  document: AnalysisDocument,
  printed: string,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const scale = scaleOf(args);
  const published = parsePublished(printed);
  if (published.issues.length > 0) terminal.error(`${issueLines(published.issues).join("\n")}\n`);
  if (!published.ok) return 1;
  const result = findSettings(analysed(document), { ...published.value, scale });
  const text = args.flag("json") ? `${JSON.stringify(result, null, 2)}\n` : reconciliationText(result);
  if (args.text("use") === undefined) await deliver(text, args.text("out"), terminal);
  else await takeOver(document, result, args, terminal);
  return result.found.length > 0 ? 0 : 1;
}

/** Writes the analysis with the settings of one line of the list. */
async function takeOver(
  document: AnalysisDocument,
  { found, nearest }: Reconciliation,
  args: Arguments,
  terminal: Terminal,
): Promise<void> {
  const list = found.length > 0 ? found : nearest;
  const chosen = list[Number(args.text("use")) - 1];
  if (chosen === undefined) {
    throw new UsageError(
      `--use ${args.text("use")}: the list has the numbers 1 to ${list.length}; nothing was written.`,
    );
  }
  const { effects, model } = chosen;
  await deliver(serialiseDocument({ ...document, effects, model }), args.text("out"), terminal);
}
