import { type Finding, findingRows, findingsBasis, findingsHead } from "@treeline/engine/certainty";
import type { JSX } from "preact";
import { downloadFindings, FINDINGS_FILES } from "../../export/findings-files.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { certainty as words } from "../../strings/certainty.ts";
import { PartTable } from "../report/part-table.tsx";

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly title: string;
}

/** The summary of findings as Cochrane lays it out, in the language of the report, and its files. */
export function FindingsTable({ findings, title }: FindingsProps): JSX.Element {
  const { head, rows, basis } = inTongueOf("report", () => ({
    head: findingsHead(findings),
    rows: findingRows(findings),
    basis: findingsBasis(findings),
  }));
  const tongue = tongueOf("report")?.language;
  return (
    <>
      <PartTable
        title={words.findings}
        head={head}
        rows={rows}
        numeric={false}
        isNamed
        class="findings"
        lang={tongue}
      />
      <p class="hint findings-basis" lang={tongue}>
        {basis}
      </p>
      <div class="form-row">
        {FINDINGS_FILES.map((file) => (
          <button
            key={file}
            type="button"
            class="button"
            onClick={() => void downloadFindings(findings, title, file)}
          >
            {words[file]}
          </button>
        ))}
      </div>
    </>
  );
}
