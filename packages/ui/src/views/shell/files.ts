import { type Signal, signal } from "@preact/signals";
import { chooseFiles } from "../../controls/choose-files.ts";
import { dismissNotice, showNotice } from "../../state/notices.ts";
import { readOnly } from "../../state/project.ts";
import { lookAt, startWith } from "../../state/session.ts";
import { t } from "../../strings/t.ts";

/** A table on its way in; `choose` asks where it comes from. */
export type ImportSource =
  | { readonly kind: "choose" }
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "text"; readonly text: string };

/** What the import dialog works on; null = closed. */
export const importSource: Signal<ImportSource | null> = signal(null);

/** Larger files are no study tables, and would only freeze the page. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Opens the browser's file chooser for projects and tables. */
export function chooseFile(
  accept = ".json,.csv,.tsv,.txt,.xlsx,.xlsm,.sav,.zsav,.rm5,.zip,text/csv,application/json",
): void {
  chooseFiles(accept, "one", ([file]) => void openFile(file!));
}

/** A project is opened, anything else goes through the import dialog. */
export async function openFile(file: File): Promise<void> {
  if (readOnly.value) return;
  // What is said of an earlier file is no news beside this one.
  dismissNotice("open");
  if (file.size > MAX_BYTES || file.size === 0) {
    const why = file.size === 0 ? t.notices.openEmpty : t.notices.openLarge;
    showNotice({ id: "open", severity: "error", text: why(file.name) });
    return;
  }
  if (/\.json$/i.test(file.name) || file.type === "application/json") await openProjectFile(file);
  else
    importSource.value = { kind: "file", name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function openProjectFile(file: File): Promise<void> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await file.text());
  } catch {
    showNotice({ id: "open", severity: "error", text: t.notices.openBroken(file.name) });
    return;
  }
  await openParsed(file.name, parsed);
}

/** Opens a document that came from outside; one of a newer version is only looked at. */
async function openParsed(name: string, input: unknown): Promise<void> {
  const { restore, restoreNewer } = await import("../../state/restore.ts");
  const restored = restore(input);
  if (restored.ok) {
    await startWith(restored.value);
    return;
  }
  const newer = restoreNewer(input);
  if (newer.ok) {
    await lookAt(newer.value);
    return;
  }
  const first = restored.issues[0];
  const reason = first === undefined ? "" : `${first.message} ${first.hint}`;
  showNotice({ id: "open", severity: "error", text: t.notices.openFailedDetail(name, reason) });
}
