import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { menuItem } from "../../commands/command-button.tsx";
import { newCommand } from "../../commands/files.ts";
import { Menu, type MenuItem } from "../../controls/menu.tsx";
import { showNotice } from "../../state/notices.ts";
import { readOnly } from "../../state/project.ts";
import { loadSamples, type Sample } from "../../state/samples.ts";
import { t } from "../../strings/t.ts";
import { openSample } from "./open-sample.ts";

const samples: Signal<readonly Sample[] | null> = signal(null);

async function load(): Promise<void> {
  try {
    samples.value ??= await loadSamples();
  } catch {
    showNotice({ id: "open", severity: "error", text: t.notices.sampleFailed });
  }
}

/** Every published analysis that comes with the program, and an empty page. */
export function SamplesMenu(): JSX.Element {
  const items: MenuItem[] = (samples.value ?? []).map(({ document }) => ({
    label: document.title,
    detail: document.source,
    disabled: readOnly.value,
    run: () => openSample(document),
  }));
  if (samples.value !== null) {
    items.push(menuItem(newCommand));
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
