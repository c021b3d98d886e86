import { needsAudit, type PlotCard, plotName } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { MenuItem } from "../../controls/menu.tsx";
import { downloadProject, downloadText, fileName } from "../../export/download.ts";
import { auditing } from "../../state/audit.ts";
import { type Evaluated, evaluated, stale, updating } from "../../state/evaluation.ts";
import { figureToExport } from "../../state/figure-export.ts";
import { keepingDialog } from "../../state/keeping.ts";
import { showNotice } from "../../state/notices.ts";
import { project } from "../../state/project.ts";
import { inTongueOf } from "../../state/tongues.ts";
import { t } from "../../strings/t.ts";
import { drawing, loadDrawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { shownPlot } from "../results/shown-tab.ts";

/** The width of an exported plot in px: fits a page, and the same whatever the window. */
const PLOT_WIDTH = 880;

/** A pooled effect, or the curve of dose categories, which asks for none. */
function hasResult({ effects, doseResponse }: Evaluated["report"]): boolean {
  return effects !== null || (doseResponse?.result ?? null) !== null;
}

/** What can be taken away; what needs a result waits until it is there and up to date. */
export function exportItems(): readonly MenuItem[] {
  const now = evaluated.value;
  const ready = now !== null && hasResult(now.report) && !updating.value && !stale.value;
  const item = (label: string, run: (now: Evaluated) => void | Promise<void>): MenuItem => ({
    label,
    disabled: !ready,
    run: () => {
      if (now !== null) void run(now);
    },
  });
  return [
    item(t.shell.exportFigure, exportFigure),
    ...plotCards.records
      .filter((plot) => now !== null && isOffered(now, plot))
      .map((plot) => item(t.shell.exportPlot(plotName(plot)), (result) => exportPlot(result, plot))),
    item(t.shell.exportR, exportR),
    item(t.shell.exportEffects, (result) => exportTable(result, "effects", "studies")),
    item(t.shell.exportResults, (result) => exportTable(result, "results", "summary")),
    ...(now?.report.moderation === undefined
      ? []
      : [item(t.shell.exportModerators, (result) => exportTable(result, "moderators", "moderators"))]),
    item(t.shell.exportAudit, exportAudit),
    { label: t.shell.exportProject, run: () => downloadProject(project.value) },
    {
      label: t.shell.exportLink,
      run: () => {
        keepingDialog.value = "share";
      },
    },
  ];
}

/** Plots of other pages than that of the results are offered where they have something to draw. */
function isOffered(now: Evaluated, { id, home }: PlotCard): boolean {
  if (home === "results") return true;
  if (home === "sensitivity") return (now.report.fit?.k ?? 0) > 2;
  const drawn = drawing.value;
  return (
    drawn !== null && drawn.plots.get(id).applies(plotInput(now, PLOT_WIDTH, auditing.known(now))) === null
  );
}

/** Opens the dialog in which format, size and colours are chosen, with the plot on the screen or the first one. */
async function exportFigure(now: Evaluated): Promise<void> {
  const plot = shownPlot.value ?? plotCards.records[0];
  if (plot === undefined) return;
  const audit = needsAudit(plot, now.document) ? await auditing.answerFor(now) : null;
  figureToExport.value = { evaluated: now, plot: plot.id, audit, sensitivity: null };
}

/** Exports are light whatever the screen: they go into papers. */
async function exportPlot(now: Evaluated, plot: PlotCard): Promise<void> {
  const [{ lightTheme, plots, sceneToSvg }, { withItsFont }] = await Promise.all([
    loadDrawing(),
    import("../../export/with-font.ts"),
  ]);
  const audit = needsAudit(plot, now.document) ? await auditing.answerFor(now) : null;
  const sensitivity =
    plot.home === "sensitivity"
      ? await (await import("../../state/sensitivity.ts")).examining.answerFor(now)
      : null;
  const pages = inTongueOf("figures", () =>
    plots.get(plot.id).pages(plotInput(now, PLOT_WIDTH, audit, sensitivity)),
  );
  for (const [page, scene] of pages.entries()) {
    const svg = await withItsFont(sceneToSvg(scene, { theme: lightTheme, standalone: true }));
    const number = pages.length === 1 ? "" : ` ${page + 1}`;
    downloadText(fileName(`${now.document.title} ${plot.id}${number}`, "svg"), "image/svg+xml", svg);
  }
}

async function exportR({ document, report }: Evaluated): Promise<void> {
  try {
    const [{ scriptOf }, { auditAtHand }] = await Promise.all([
      import("../../export/r-file.ts"),
      import("../../export/audit-files.ts"),
    ]);
    // What the document asks of an audit belongs into the script; the audit is made where it keeps nobody waiting.
    if (document.bias !== undefined) await auditing.answerFor({ document, report });
    const audit = auditAtHand({ document, report });
    const script = await scriptOf(document, report, audit);
    downloadText(fileName(document.title, "R"), "text/plain", script);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    showNotice({ id: "export", severity: "error", text: t.notices.engineFault(detail) });
  }
}

async function exportAudit(now: Evaluated): Promise<void> {
  try {
    const { auditAtHand, downloadAuditPage } = await import("../../export/audit-files.ts");
    const audit = auditAtHand(now) ?? (await auditing.answerFor(now));
    if (audit !== null) await downloadAuditPage(now, audit);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    showNotice({ id: "export", severity: "error", text: t.notices.engineFault(detail) });
  }
}

async function exportTable(
  { report, document }: Evaluated,
  name: string,
  part: "studies" | "summary" | "moderators",
): Promise<void> {
  const { reportToCsv } = await import("../../export/tables.ts");
  const text = reportToCsv(report, document)[part];
  if (text === null) return;
  downloadText(fileName(`${document.title} ${name}`, "csv"), "text/csv", text);
}
