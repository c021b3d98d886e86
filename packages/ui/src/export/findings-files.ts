import { type Finding, findingsToCsv } from "@treeline/engine/certainty";
import { inTongueOf } from "../state/tongues.ts";
import { certainty as words } from "../strings/certainty.ts";
import { downloadBlob, downloadText, fileName } from "./download.ts";

/** What the summary of findings is taken away as. */
export const FINDINGS_FILES = ["html", "docx", "csv"] as const;
export type FindingsFile = (typeof FINDINGS_FILES)[number];

type Findings = readonly Finding[];

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The summary of findings as a file, in the language of the report, to print or to go on with. */
export async function downloadFindings(
  findings: Findings,
  title: string,
  extension: FindingsFile,
): Promise<void> {
  const name = fileName(`${title} ${words.file}`, extension);
  if (extension === "docx") {
    const [{ findingsReport }, { textToDocx }] = await Promise.all([
      import("@treeline/engine/report"),
      import("@treeline/plots/report-docx"),
    ]);
    const bytes = await inTongueOf("report", () => textToDocx(findingsReport(findings, title)));
    downloadBlob(name, new Blob([bytes], { type: DOCX }));
    return;
  }
  const write =
    extension === "html"
      ? (await import("@treeline/plots/findings-page")).findingsPage
      : (all: Findings) => findingsToCsv(all);
  const text = inTongueOf("report", () => write(findings, title));
  const whole = extension === "html" ? await (await import("./with-font.ts")).withItsFont(text) : text;
  downloadText(name, `text/${extension}`, whole);
}
