import { type FormulaParser, fail, hasFormulas, ok } from "@treeline/engine";
import { type JobPlan, jobContext, jobs, shardsOf } from "@treeline/engine/jobs";
import { expose } from "comlink";
import type { JobApi } from "./job-protocol.ts";

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const TELL_EVERY_MS = 100;

let ready: JobPlan | null = null;

function plan(): JobPlan {
  if (ready === null) throw new TypeError("no job was prepared");
  return ready;
}

async function parserFor(document: Parameters<typeof hasFormulas>[0]): Promise<FormulaParser | undefined> {
  return hasFormulas(document) ? (await import("@treeline/engine/formula")).parseFormula : undefined;
}

const api: JobApi = {
  async prepare(id, document, workers) {
    const context = jobContext(document, await parserFor(document));
    if (!context.ok) return context;
    const made = jobs.get(id).plan(context.value);
    if (!made.ok) return fail(...made.issues);
    ready = made.value;
    return ok({ total: ready.total, shards: shardsOf(ready.total, workers) });
  },
  run(shard, tell) {
    let told = performance.now();
    return plan().run(shard.from, shard.to, (done) => {
      const now = performance.now();
      if (now - told < TELL_EVERY_MS) return;
      told = now;
      tell(done);
    });
  },
  combine: (parts) => plan().combine(parts),
};

expose(api);
