import { type Finding, findingsToCsv } from "@treeline/engine/certainty";
import { inTongueOf } from "../state/tongues.ts";
import { certainty as words } from "../strings/certainty.ts";
import { downloadText, fileName } from "./download.ts";

/** The summary of findings as a file, in the language of the report, to print or to go on with. */
export async function downloadFinding(
  finding: Finding,
  title: string,
  extension: "html" | "csv",
): Promise<void> {
  const write =
    extension === "html"
      ? (await import("@treeline/plots/findings-page")).findingsPage
      : (findings: readonly Finding[]) => findingsToCsv(findings);
  const text = inTongueOf("report", () => write([finding], title));
  downloadText(fileName(`${title} ${words.file}`, extension), `text/${extension}`, text);
}
