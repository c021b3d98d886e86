import type { BiasAudit } from "@treeline/engine";
import { auditSentences } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CopyButton } from "../../controls/copy-button.tsx";
import {
  downloadAuditCsv,
  downloadAuditJson,
  downloadAuditPage,
  downloadAuditR,
} from "../../export/audit-files.ts";
import { auditStale } from "../../state/audit.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias as words } from "../../strings/bias.ts";
import { PARTS } from "./part-links.tsx";

interface FilesProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

const FILES = [
  { label: words.files.html, save: downloadAuditPage },
  { label: words.files.csv, save: downloadAuditCsv },
  { label: words.files.json, save: downloadAuditJson },
  { label: words.files.r, save: downloadAuditR },
] as const;

/** The audit as files, and the sentences of a methods section. */
export function Files({ made, audit }: FilesProps): JSX.Element {
  const [fault, setFault] = useState<string | null>(null);
  const isOld = auditStale.value;
  const text = auditSentences(audit).join(" ");
  const save = async (write: (now: Evaluated, whole: BiasAudit) => void | Promise<void>): Promise<void> => {
    try {
      await write(made, audit);
      setFault(null);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section
      id={PARTS.files}
      class="card panel bias-files"
      aria-labelledby="bias-files-heading"
      tabIndex={-1}
    >
      <h3 id="bias-files-heading">{words.files.heading}</h3>
      <p class="hint">{isOld ? words.files.notReady : words.files.lead}</p>
      <div class="job">
        {FILES.map(({ label, save: write }) => (
          <button key={label} type="button" class="button" disabled={isOld} onClick={() => void save(write)}>
            {label}
          </button>
        ))}
      </div>
      {fault !== null && (
        <p class="note error" role="alert">
          {words.files.failed(fault)}
        </p>
      )}
      <h4>{words.files.methodsText}</h4>
      <p class="methods-text">{text}</p>
      <CopyButton label={words.files.copy} text={() => text} />
    </section>
  );
}
