import { auditToCsv, type BiasAudit } from "@treeline/engine";
import { auditing } from "../state/audit.ts";
import { withLongOutcomes } from "../state/audit-outcomes.ts";
import type { Evaluated } from "../state/evaluation.ts";
import { inTongueOf, retold } from "../state/tongues.ts";
import { bias } from "../strings/bias.ts";
import { plotInput } from "../views/results/plot-input.ts";
import { downloadText, fileName } from "./download.ts";
import { scriptOf } from "./r-file.ts";

const words = bias.files;

/** The audit of a result with the long methods that were run, where the reader has looked at it; absent = it was not made. */
export function auditAtHand(now: Evaluated): BiasAudit | undefined {
  const known = auditing.known(now);
  return known === null ? undefined : withLongOutcomes(known, now.document);
}

/** The page is written by what draws the plots, and fetched with it. */
export async function downloadAuditPage(now: Evaluated, audit: BiasAudit): Promise<void> {
  const [{ auditPage }, { withItsFont }] = await Promise.all([
    import("@treeline/plots/audit-page"),
    import("./with-font.ts"),
  ]);
  const page = inTongueOf("report", () => {
    const { width: _, ...input } = plotInput(now, 0);
    return auditPage({ ...input, audit: retold(audit) });
  });
  downloadText(fileName(words.name(now.document.title), "html"), "text/html", await withItsFont(page));
}

export function downloadAuditCsv({ document }: Evaluated, audit: BiasAudit): void {
  downloadText(fileName(words.name(document.title), "csv"), "text/csv", auditToCsv(audit));
}

export function downloadAuditJson({ document }: Evaluated, audit: BiasAudit): void {
  const text = `${JSON.stringify(audit, null, 2)}\n`;
  downloadText(fileName(words.name(document.title), "json"), "application/json", text);
}

export async function downloadAuditR({ document, report }: Evaluated, audit: BiasAudit): Promise<void> {
  const script = await scriptOf(document, report, audit);
  downloadText(fileName(document.title, "R"), "text/plain", script);
}
