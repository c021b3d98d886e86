import { readOnly } from "../state/project.ts";
import { loadSamples } from "../state/samples.ts";
import { palette as words } from "../strings/palette.ts";
import { openSample } from "../views/shell/open-sample.ts";
import type { Command } from "./command.ts";

/** Every published analysis that comes with the program. */
export async function sampleCommands(): Promise<readonly Command[]> {
  const samples = await loadSamples();
  return samples.map(({ id, document }) => ({
    id: `sample.${id}`,
    label: document.title,
    group: "sample",
    detail: document.source,
    also: words.sampleAlso,
    enabled: () => !readOnly.value,
    run: () => openSample(document),
  }));
}
