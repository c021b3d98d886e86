import { measures } from "@treeline/engine";
import { codebookCsv, extractionSheet, sheetCsv, sheetPresets } from "@treeline/engine/double-coding";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { SelectField } from "../../controls/field.tsx";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { downloadText, fileName } from "../../export/download.ts";
import { project } from "../../state/project.ts";
import { later } from "../../strings/later.ts";

const CHOICES = [
  ...sheetPresets.map(({ id, label }) => ({ value: id, label })),
  ...measures.records.map(({ id, label }) => ({ value: id, label: `${label} (${id})` })),
];

/** Which numbers the sheet asks for, its columns, and its two files. */
export function SheetDialog({ onClose }: { onClose(): void }): JSX.Element {
  const [wanted, setWanted] = useState(project.value.effects.measure);
  const words = later.coding;
  const fields = extractionSheet([wanted]);
  const save = (name: string, text: string): void => downloadText(fileName(name, "csv"), "text/csv", text);
  return (
    <Dialog
      title={words.sheetHeading}
      onClose={onClose}
      footer={
        <>
          <span class="spacer" />
          <button
            type="button"
            class="button"
            onClick={() => save(words.codebookFile(wanted), codebookCsv(fields))}
          >
            {words.downloadCodebook}
          </button>
          <button
            type="button"
            class="button primary"
            onClick={() => save(words.sheetFile(wanted), sheetCsv(fields))}
          >
            {words.downloadSheet}
          </button>
        </>
      }
    >
      <p>{words.sheetLead}</p>
      <SelectField label={words.sheetFor} value={wanted} choices={CHOICES} onChange={setWanted} />
      <p class="import-caption">{words.columns(fields.length)}</p>
      <ScrollRegion class="import-preview read-whole sheet-fields" label={words.sheetHeading}>
        <table>
          <tbody>
            {fields.map(({ name, meaning, entry }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{meaning}</td>
                <td>{entry}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Dialog>
  );
}
