import { type Signal, signal } from "@preact/signals";
import type { AnalysisDocument } from "@treeline/engine";
import type { JSX } from "preact";
import { Menu, type MenuItem } from "../../controls/menu.tsx";
import { showNotice } from "../../state/notices.ts";
import { readOnly, type View, view } from "../../state/project.ts";
import { loadSamples, type Sample } from "../../state/samples.ts";
import { emptyDocument, startWith } from "../../state/session.ts";
import { t } from "../../strings/t.ts";

const samples: Signal<readonly Sample[] | null> = signal(null);

async function load(): Promise<void> {
  try {
    samples.value ??= await loadSamples();
  } catch {
    showNotice({ id: "open", severity: "error", text: t.notices.sampleFailed });
  }
}

function open(document: AnalysisDocument, step: View): void {
  void startWith(document);
  view.value = step;
}

/** Every published analysis that comes with the program, and an empty page. */
export function SamplesMenu(): JSX.Element {
  const items: MenuItem[] = (samples.value ?? []).map(({ document }) => ({
    label: document.title,
    detail: document.source,
    disabled: readOnly.value,
    run: () => open(document, "results"),
  }));
  if (samples.value !== null) {
    items.push({
      label: t.shell.newAnalysis,
      disabled: readOnly.value,
      run: () => open(emptyDocument(), "data"),
    });
  }
  return (
    <Menu
      label={t.shell.samples}
      items={items}
      empty={t.shell.samplesLoading}
      align="end"
      onOpen={() => void load()}
    />
  );
}
