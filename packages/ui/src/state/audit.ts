import type { BiasAudit } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";
import { speakingWorker } from "../worker/speaking-worker.ts";
import { type Following, follow } from "./follow.ts";

/** The audit for publication bias of the present result; null where no study has an effect. */
export const auditing: Following<BiasAudit, AuditProgress> = follow({
  spawn: () =>
    speakingWorker(new Worker(new URL("../worker/audit.worker.ts", import.meta.url), { type: "module" })),
  graceMs: 300,
  asked: ["bias", "effects", "model", "table"],
});
