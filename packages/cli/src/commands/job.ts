import type { AnalysisDocument } from "@treeline/engine";
import { parseFormula } from "@treeline/engine/formula";
import { type JobId, jobContext, jobs, withJobChoices } from "@treeline/engine/jobs";
import { answer, OUT } from "../answer.ts";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { runJobInProcesses } from "../job-processes.ts";
import { jobCsv, jobText } from "../job-text.ts";
import { paramOf } from "../model-options.ts";
import { issueLines } from "../report-text.ts";

/** More processes than any machine has cores are a slip of the finger. */
const MOST_WORKERS = 256;

export const job: Command = {
  id: "job",
  label: "Job",
  summary: `Runs one of the analyses of moderators or of publication bias that take their time: ${jobs.ids.join(", ")}. How many permutations or data sets and the seed stand in the analysis; what else can be chosen does too, or in --param.`,
  file: null,
  words: "<job> <analysis.json>",
  options: {
    workers: {
      type: "string",
      value: "<n>",
      help: "how many processes share the work (default 1); the result is the same for any number",
    },
    param: {
      type: "string",
      value: "<key=value>",
      help: `a choice of the job instead of the analysis’s own; may be repeated (${choicesHelp()})`,
      repeatable: true,
    },
    csv: { type: "boolean", help: "print the tables as comma-separated text, numbers unrounded" },
    json: { type: "boolean", help: "print the outcome as JSON, numbers unrounded" },
    ...OUT,
  },
  async run(args, terminal) {
    const { id, path } = wordsOf(args);
    const workers = workersOf(args);
    const opened = await readDocument(path, terminal);
    if (opened === null) return 2;
    const document = withChoices(opened, id, args);
    const context = jobContext(document, parseFormula);
    const outcome = context.ok ? await runJobInProcesses(id, context.value, workers) : context;
    if (outcome.issues.length > 0) terminal.error(`${issueLines(outcome.issues).join("\n")}\n`);
    if (!outcome.ok) return 2;
    const { value } = outcome;
    const forms = { text: () => jobText(id, value), json: () => value, csv: () => jobCsv(id, value) };
    await answer(forms, args, terminal);
    return 0;
  },
};

/** "tree: c, leafSize; forest: forests". */
function choicesHelp(): string {
  return jobs.records
    .filter(({ params }) => params.length > 0)
    .map(({ id, params }) => `${id}: ${params.map(({ key }) => key).join(", ")}`)
    .join("; ");
}

/** The document with the choices of the job given on the command line. */
function withChoices(document: AnalysisDocument, id: JobId, args: Arguments): AnalysisDocument {
  const record = jobs.get(id);
  const given = args.texts("param").map((text) => paramOf("param", record, text));
  return withJobChoices(document, record, Object.fromEntries(given));
}

function wordsOf({ words }: Arguments): { readonly id: JobId; readonly path: string } {
  const [id, path, ...others] = words;
  if (id === undefined || path === undefined || others.length > 0) {
    throw new UsageError(
      "job needs the name of a job and an analysis: treeline job permutation analysis.json",
    );
  }
  const record = jobs.records.find((one) => one.id === id);
  if (record === undefined) {
    throw new UsageError(`There is no job "${id}"; there are ${jobs.ids.join(", ")}.`);
  }
  return { id: record.id, path };
}

function workersOf(args: Arguments): number {
  const text = args.text("workers") ?? "1";
  const workers = Number(text);
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS) {
    throw new UsageError(`--workers ${text} is not a whole number from 1 to ${MOST_WORKERS}.`);
  }
  return workers;
}
