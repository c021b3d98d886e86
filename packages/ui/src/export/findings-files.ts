import { type Finding, findingsToCsv } from "@treeline/engine/certainty";
import { certainty as words } from "../strings/certainty.ts";
import { downloadText, fileName } from "./download.ts";

/** The summary of findings as a file, to print or to go on with. */
export async function downloadFinding(
  finding: Finding,
  title: string,
  extension: "html" | "csv",
): Promise<void> {
  const text =
    extension === "html"
      ? (await import("@treeline/plots/findings-page")).findingsPage([finding], title)
      : findingsToCsv([finding]);
  downloadText(fileName(`${title} ${words.file}`, extension), `text/${extension}`, text);
}
