import { readOnly } from "../state/project.ts";
import { otherNames, palette as words } from "../strings/palette.ts";
import { chooseFile, importSource } from "../views/shell/files.ts";
import type { Command } from "./command.ts";

const FILES = [
  { id: "text", accept: ".csv,.tsv,.txt,text/csv,text/plain" },
  { id: "excel", accept: ".xlsx,.xlsm" },
  { id: "spss", accept: ".sav,.zsav" },
  { id: "revman", accept: ".rm5,.zip,.csv" },
] as const;

/** Every way in for a table. */
export function importCommands(): readonly Command[] {
  const enabled = (): boolean => !readOnly.value;
  const paste: Command = {
    id: "import.paste",
    label: words.importPaste,
    group: "file",
    also: otherNames.import,
    enabled,
    run: async () => {
      // Where the browser keeps the clipboard to itself, the dialog has a field to paste into.
      const text = await navigator.clipboard.readText().catch(() => "");
      importSource.value = text.trim() === "" ? { kind: "choose" } : { kind: "text", text };
    },
  };
  return [
    paste,
    ...FILES.map(
      ({ id, accept }): Command => ({
        id: `import.${id}`,
        label: words.importFiles[id],
        group: "file",
        also: otherNames.import,
        enabled,
        run: () => chooseFile(accept),
      }),
    ),
  ];
}
