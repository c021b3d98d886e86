import type { AnalysisReport } from "@treeline/engine";
import { loadSamples } from "../../state/samples.ts";
import { createEngineClient, type WorkerLike } from "../../worker/client.ts";
import type { PublishedExample } from "./published.ts";

const SILENCE_MS = 30_000;

/**
 * Computes examples one after the other in a worker of its own, so that the analysis on the screen is not disturbed.
 * @param tell how many are done
 * @returns one report per example
 */
export async function recompute(
  examples: readonly PublishedExample[],
  tell: (done: number) => void,
): Promise<readonly AnalysisReport[]> {
  const samples = await loadSamples();
  let worker: WorkerLike | null = null;
  const client = createEngineClient({
    spawn: () => {
      worker = new Worker(new URL("../../worker/engine.worker.ts", import.meta.url), { type: "module" });
      return worker;
    },
    silenceMs: SILENCE_MS,
  });
  try {
    const reports: AnalysisReport[] = [];
    for (const { sample, model } of examples) {
      const found = samples.find(({ id }) => id === sample);
      if (found === undefined) throw new RangeError(`no sample is called ${sample}`);
      const { document } = found;
      reports.push(await client.evaluate({ ...document, model: { ...document.model, ...model } }));
      tell(reports.length);
    }
    return reports;
  } finally {
    (worker as WorkerLike | null)?.terminate();
  }
}
