import { type AnalysisDocument, serialiseDocument } from "@treeline/engine";
import type { Arguments, Command, Terminal } from "./command.ts";
import { deliver } from "./document-file.ts";

/** What a command found, in the forms it can be had in besides text. */
export interface Forms {
  text(): string;
  json(): unknown;
  csv?(): string;
  html?(): Promise<string>;
}

/** Where what is printed goes. */
export const OUT: Command["options"] = {
  out: { type: "string", value: "<file>", help: "write to a file instead of the terminal" },
};

/** Prints what was found in the form asked for (`--json`, `--csv`, `--html`, else text), or writes it where `--out` says. */
export async function answer(forms: Forms, args: Arguments, terminal: Terminal): Promise<void> {
  await deliver(await inForm(forms, args), args.text("out"), terminal);
}

async function inForm({ text, json, csv, html }: Forms, args: Arguments): Promise<string> {
  if (args.flag("json")) return `${JSON.stringify(json(), null, 2)}\n`;
  if (csv !== undefined && args.flag("csv")) return csv();
  if (html !== undefined && args.flag("html")) return await html();
  return text();
}

/** Writes the analysis with the choices of the command where `--save` says. */
export async function keep(document: AnalysisDocument, args: Arguments, terminal: Terminal): Promise<void> {
  const path = args.text("save");
  if (path !== undefined) await terminal.writeText(path, serialiseDocument(document));
}
