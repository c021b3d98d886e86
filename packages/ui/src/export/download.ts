import { type AnalysisDocument, serialiseDocument } from "@treeline/engine";

const MAX_NAME = 80;

/** A file name of the title: letters and digits of any script, nothing a file system or a shell could take amiss. */
export function fileName(title: string, extension: string): string {
  const base = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, MAX_NAME)
    .replace(/^-+|-+$/g, "");
  return `${base === "" ? "analysis" : base}.${extension}`;
}

/** Hands a text to the browser as a file. */
export function downloadText(name: string, type: string, text: string): void {
  downloadBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

export function downloadBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after this turn; revoked at once, the download would come out empty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function downloadProject(project: AnalysisDocument): void {
  downloadText(fileName(project.title, "treeline.json"), "application/json", serialiseDocument(project));
}
