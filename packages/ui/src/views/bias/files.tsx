import type { BiasAudit } from "@treeline/engine";
import { auditSentences } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { TakeAlong } from "../../controls/take-along.tsx";
import {
  downloadAuditCsv,
  downloadAuditJson,
  downloadAuditPage,
  downloadAuditR,
} from "../../export/audit-files.ts";
import { auditing } from "../../state/audit.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { bias } from "../../strings/bias.ts";
import { PARTS } from "./part-links.tsx";

const words = bias.files;

interface FilesProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

/** The audit as files, and the sentences of a methods section. */
export function Files({ made, audit }: FilesProps): JSX.Element {
  return (
    <TakeAlong
      id={PARTS.files}
      words={words}
      files={[
        { label: words.html, save: () => downloadAuditPage(made, audit) },
        { label: words.csv, save: () => downloadAuditCsv(made, audit) },
        { label: words.json, save: () => downloadAuditJson(made, audit) },
        { label: words.r, save: () => downloadAuditR(made, audit) },
      ]}
      text={auditSentences(audit).join(" ")}
      isOld={auditing.stale.value}
    />
  );
}
