import type { SensitivityReport } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CopyButton } from "../../controls/copy-button.tsx";
import {
  downloadSensitivityCsv,
  downloadSensitivityJson,
  downloadSensitivityR,
} from "../../export/sensitivity-files.ts";
import { type Examined, sensitivityStale } from "../../state/sensitivity.ts";
import { sensitivity } from "../../strings/sensitivity.ts";
import { partId } from "./parts.ts";

const words = sensitivity.files;

const FILES = [
  { label: words.csv, save: downloadSensitivityCsv },
  { label: words.json, save: downloadSensitivityJson },
  { label: words.r, save: downloadSensitivityR },
] as const;

interface FilesProps {
  readonly made: Examined;
  readonly report: SensitivityReport;
}

/** The tables as files, and the sentences of a results section. */
export function Files({ made, report }: FilesProps): JSX.Element {
  const [fault, setFault] = useState<string | null>(null);
  const isOld = sensitivityStale.value;
  const text = [...report.conclusion, ...report.entries.flatMap(({ sentences }) => sentences)].join(" ");
  const save = async (
    write: (now: Examined, whole: SensitivityReport) => void | Promise<void>,
  ): Promise<void> => {
    try {
      await write(made, report);
      setFault(null);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section
      id={partId("files")}
      class="card panel"
      aria-labelledby="sensitivity-files-heading"
      tabIndex={-1}
    >
      <h3 id="sensitivity-files-heading">{words.heading}</h3>
      <p class="hint">{isOld ? words.notReady : words.lead}</p>
      <div class="job">
        {FILES.map(({ label, save: write }) => (
          <button key={label} type="button" class="button" disabled={isOld} onClick={() => void save(write)}>
            {label}
          </button>
        ))}
      </div>
      {fault !== null && (
        <p class="note error" role="alert">
          {words.failed(fault)}
        </p>
      )}
      <h4>{words.sentences}</h4>
      <p class="methods-text">{text}</p>
      <CopyButton label={words.copy} text={() => text} />
    </section>
  );
}
