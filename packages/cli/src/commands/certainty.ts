import { type AnalysisDocument, createCertainty, MOST_OUTCOMES, runAnalysis } from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import {
  type CertaintySource,
  certaintyDomains,
  domainLines,
  type Finding,
  findingLines,
  findingRows,
  findingsBasis,
  findingsHead,
  findingsOf,
  findingsToCsv,
  outcomeFacts,
  withOutcome,
} from "@treeline/engine/certainty";
import { withFaces } from "@treeline/plots/export";
import { findingsPage } from "@treeline/plots/findings-page";
import { answer, type Forms, keep, OUT } from "../answer.ts";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { readDocument } from "../document-file.ts";
import { embeddedFaces } from "../figure-fonts.ts";
import { LANGUAGE_OPTION, type Writer, writerIn } from "../language.ts";
import { textTable } from "../text-table.ts";

interface Source extends CertaintySource {
  readonly path: string;
}

export const certainty: Command = {
  id: "certainty",
  label: "Certainty",
  summary:
    "Prints a GRADE summary of findings, one row per analysis and per outcome it holds of others: absolute effects at low, medium and high baseline risk, relative " +
    "effect, participants and certainty, with what the numbers suggest of every domain. Suggestions count for nothing until judged.",
  file: null,
  words: "<analysis.json> ...",
  options: {
    start: {
      type: "string",
      value: "high|low",
      help: "where certainty starts: randomised trials high, others low",
    },
    judge: {
      type: "string",
      value: "<domain>=<levels>[:<reason>]",
      help: `levels that a domain lowers or raises certainty by: ${certaintyDomains.ids.join(", ")}`,
      repeatable: true,
    },
    baseline: {
      type: "string",
      value: "<name>=<risk>",
      help: "a risk without the intervention, between 0 and 1 (quartiles of the control groups unless told)",
      repeatable: true,
    },
    comment: { type: "string", value: "<text>", help: "stands in the last column" },
    save: {
      type: "string",
      value: "<analysis.json>",
      help: "write the first analysis with these judgements, and the outcomes of the others in its table",
    },
    json: { type: "boolean", help: "print rows and domains as JSON" },
    csv: { type: "boolean", help: "print the table as comma-separated text" },
    html: { type: "boolean", help: "print the table as one page of HTML" },
    ...LANGUAGE_OPTION,
    ...OUT,
  },
  async run(args, terminal) {
    if (args.words.length === 0) throw new UsageError("certainty needs <analysis.json>.");
    const sources: Source[] = [];
    for (const path of args.words) {
      const read = await readDocument(path, terminal);
      if (read === null) return 2;
      const document = withCertainty(read, args);
      const report = runAnalysis(document);
      sources.push({ path, document, report, audit: auditOf(document, report) });
    }
    await keep(inOneTable(sources), args, terminal);
    // One table speaks one language.
    const kept = sources[0]!.document.languages?.report;
    const writers = await Promise.all(sources.map(({ document }) => writerIn(args, document, kept)));
    const findings = sources.flatMap((source, place) => findingsIn(source, writers[place]!));
    if (findings.length > MOST_OUTCOMES) {
      throw new UsageError(
        `A summary of findings has ${MOST_OUTCOMES} outcomes at most; ${findings.length} were named.`,
      );
    }
    const title = sources.find(({ document }) => document.title !== "")?.document.title ?? "";
    await writers[0]!.write({}, () => answer(formsOf(findings, title), args, terminal));
    return 0;
  },
};

function findingsIn(source: Source, writer: Writer): readonly Finding[] {
  const { report, audit } = source;
  return writer.write({ report, audit }, () => findingsOf(source));
}

function formsOf(findings: readonly Finding[], title: string): Forms {
  return {
    text: () => textOf(findings),
    json: () => findings.map((finding) => ({ certainty: finding.certainty, finding })),
    csv: () => findingsToCsv(findings),
    html: () => withFaces(findingsPage(findings, title), embeddedFaces),
  };
}

/** The first analysis, in whose summary of findings the outcomes of the others stand too. */
function inOneTable([first, ...others]: readonly Source[]): AnalysisDocument {
  const { document } = first!;
  if (others.length === 0) return document;
  const certainty = others.reduce(
    (spec, source) => withOutcome(spec, outcomeFacts(source, fileOf(source.path))) ?? spec,
    createCertainty(document.certainty),
  );
  return { ...document, certainty };
}

function fileOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

function textOf(findings: readonly Finding[]): string {
  const lines = findingLines(findings);
  // Comments, the last column, are told below the table: a terminal has no room for them in it.
  const table = [findingsHead(findings), ...findingRows(findings)].map((row) => row.slice(0, -1));
  const comments = lines.filter(({ span }) => span > 0).map(({ comment }) => comment);
  return [
    ...textTable(table),
    "",
    ...findings.flatMap(({ outcome, certainty: one }, place) => [
      outcome,
      ...commentLines(comments[place] ?? ""),
      ...domainLines(one),
      "",
    ]),
    findingsBasis(findings),
    "",
  ].join("\n");
}

/** What stands in the table's last column on paper. */
function commentLines(comment: string): string[] {
  return comment === "" ? [] : [`  ${comment}`];
}

function withCertainty(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const start = args.text("start");
  if (start !== undefined && start !== "high" && start !== "low") {
    throw new UsageError(`--start ${start} is neither high nor low.`);
  }
  const [judged, baselines, comment] = [args.texts("judge"), args.texts("baseline"), args.text("comment")];
  const isAsked = start !== undefined || judged.length + baselines.length > 0 || comment !== undefined;
  if (!isAsked && document.certainty === undefined) return document;
  const spec = createCertainty(document.certainty);
  return {
    ...document,
    certainty: {
      ...spec,
      start: start ?? spec.start,
      domains: { ...spec.domains, ...Object.fromEntries(judged.map(judgementOf)) },
      baselines: baselines.length === 0 ? spec.baselines : baselines.map(baselineOf),
      comment: comment ?? spec.comment,
    },
  };
}

function judgementOf(text: string): readonly [string, { readonly levels: number; readonly reason: string }] {
  const [, id = "", levels = "", reason = ""] = /^([a-z-]+)=(\d)(?::(.*))?$/u.exec(text) ?? [];
  const domain = certaintyDomains.records.find((known) => known.id === id);
  if (domain === undefined || Number(levels) > domain.most) {
    const known = certaintyDomains.records.map((one) => `${one.id}=0 to ${one.most}`).join(", ");
    throw new UsageError(`--judge ${text} should be one of ${known}, with a reason after a colon.`);
  }
  return [domain.id, { levels: Number(levels), reason: reason.trim() }];
}

function baselineOf(text: string): { readonly label: string; readonly risk: number } {
  const at = text.lastIndexOf("=");
  const risk = Number(text.slice(at + 1));
  if (!(risk > 0 && risk < 1)) {
    throw new UsageError(`--baseline ${text} should be a name, = and a risk between 0 and 1.`);
  }
  return { label: text.slice(0, Math.max(0, at)).trim(), risk };
}
