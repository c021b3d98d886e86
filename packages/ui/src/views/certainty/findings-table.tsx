import { type Finding, findingLines, findingsBasis, findingsHead } from "@treeline/engine/certainty";
import type { JSX } from "preact";
import { unbroken } from "../../controls/unbroken.ts";
import { WideTable } from "../../controls/wide-table.tsx";
import { downloadFindings, FINDINGS_FILES } from "../../export/findings-files.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { certainty as words } from "../../strings/certainty.ts";

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly title: string;
}

/** The summary of findings as Cochrane lays it out, in the language of the report, and its files. */
export function FindingsTable({ findings, title }: FindingsProps): JSX.Element {
  const { head, lines, basis } = inTongueOf("report", () => ({
    head: findingsHead(findings),
    lines: findingLines(findings),
    basis: findingsBasis(),
  }));
  const tongue = tongueOf("report")?.language;
  return (
    <>
      <WideTable label={words.findings}>
        <table class="findings" lang={tongue}>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, place) => (
              <tr key={place}>
                {line.span > 0 && (
                  <th scope="row" rowSpan={line.span}>
                    {line.outcome}
                  </th>
                )}
                <td>{line.control}</td>
                <td>{line.intervention}</td>
                {line.span > 0 &&
                  [line.relative, line.participants, line.certainty, line.comment].map((text, column) => (
                    <td key={column} rowSpan={line.span} class={column === 3 ? "comment" : undefined}>
                      {unbroken(text)}
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p class="hint" lang={tongue}>
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
