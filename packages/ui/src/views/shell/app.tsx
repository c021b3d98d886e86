import type { JSX } from "preact";
import { Guard } from "../../controls/guard.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { clearing, lazyWindow } from "../../controls/lazy-window.tsx";
import { calculatorOpen } from "../../state/calculator.ts";
import { figureToExport } from "../../state/figure-export.ts";
import { keepingDialog } from "../../state/keeping.ts";
import { hasProject, project, view } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { ResultsOptions } from "../results/options-panel.tsx";
import { Conclusion } from "./conclusion.tsx";
import { DropZone } from "./drop-zone.tsx";
import { importSource } from "./files.ts";
import { Header } from "./header.tsx";
import { Notices } from "./notices-bar.tsx";
import { OptionsSheet } from "./options-sheet.tsx";
import { Overlays } from "./overlays.tsx";
import { pageOf } from "./pages.tsx";
import { Steps } from "./steps.tsx";
import { Welcome } from "./welcome.tsx";

const ImportDialog = lazyWindow(
  async () => (await import("../../data/import-dialog.tsx")).ImportDialog,
  clearing(importSource),
);
const KeepingDialogs = lazyWindow(
  async () => (await import("../keeping/keeping-dialogs.tsx")).KeepingDialogs,
  clearing(keepingDialog),
);
const ExportDialog = lazyWindow(
  async () => (await import("../figure/export-dialog.tsx")).ExportDialog,
  clearing(figureToExport),
);

const CalculatorFrame = lazy(
  async () => (await import("../calculator/calculator-frame.tsx")).CalculatorFrame,
);

export function App(): JSX.Element | null {
  if (calculatorOpen.value) {
    return (
      <>
        <CalculatorFrame />
        <Overlays />
      </>
    );
  }
  if (!hasProject.value) return <Notices />;
  return (
    <div class={view.value === "results" ? "app with-side" : "app"}>
      <a class="skip" href="#content">
        {t.shell.skipToContent}
      </a>
      <Header />
      <Conclusion>{view.value === "results" && <OptionsSheet />}</Conclusion>
      <Steps />
      <main id="content" class="main" tabIndex={-1}>
        <Notices />
        <Welcome />
        <Guard key={view.value} subject={project.value}>
          <CurrentView />
        </Guard>
      </main>
      {view.value === "results" && (
        <aside class="side" aria-label={t.shell.options}>
          <ResultsOptions />
        </aside>
      )}
      {importSource.value !== null && <ImportDialog />}
      {keepingDialog.value !== null && <KeepingDialogs />}
      {figureToExport.value !== null && <ExportDialog />}
      <DropZone />
      <Overlays />
    </div>
  );
}

function CurrentView(): JSX.Element {
  const { Body } = pageOf(view.value);
  return <Body />;
}
