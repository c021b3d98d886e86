import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CODE_FILES, REPORT_FILES, type ReportFile, type ReportOnScreen } from "../../export/report-files.ts";
import { readOnly } from "../../state/project.ts";
import { addResultColumns } from "../../state/reporting.ts";
import { reportWords as words } from "../../strings/report.ts";

interface FilesProps {
  readonly shown: ReportOnScreen;
  /** What is shown is older than the document: its files would be too. */
  readonly isOld: boolean;
}

/** The report as files, and the analysis for other programs. */
export function Files({ shown, isOld }: FilesProps): JSX.Element {
  const [making, setMaking] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (file: ReportFile): Promise<void> => {
    if (making !== null) return;
    setMaking(file.label);
    setFault(null);
    try {
      await file.save(shown);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setMaking(null);
    }
  };
  const buttons = (files: readonly ReportFile[]): JSX.Element[] =>
    files.map((file) => (
      <button
        key={file.label}
        type="button"
        class="button"
        disabled={isOld}
        // A button that is switched off loses the focus, and the keyboard its place.
        aria-disabled={making !== null}
        onClick={() => void save(file)}
      >
        {file.label}
      </button>
    ));
  return (
    <section class="card panel report-setup" aria-labelledby="report-files-heading">
      <h3 id="report-files-heading">{words.files.heading}</h3>
      <p class="hint">{words.files.hint}</p>
      <div class="report-files">
        {buttons(REPORT_FILES)}
        <button type="button" class="button" onClick={() => window.print()}>
          {words.files.print}
        </button>
      </div>
      <p class="hint">{words.files.columnsHint}</p>
      <button
        type="button"
        class="button"
        disabled={isOld || readOnly.value}
        onClick={() => addResultColumns(shown.source.report)}
      >
        {words.files.columns}
      </button>
      <h4>{words.files.code}</h4>
      <p class="hint">{words.files.codeHint}</p>
      <div class="report-files">{buttons(CODE_FILES)}</div>
      <p class="hint" role="status">
        {making === null ? "" : words.files.making(making)}
      </p>
      {fault !== null && (
        <p class="note error" role="alert">
          {words.files.failed(fault)}
        </p>
      )}
    </section>
  );
}
