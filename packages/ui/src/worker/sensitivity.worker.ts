import type { SensitivityReport } from "@treeline/engine";
import { type SensitivityProgress, sensitivitySteps } from "@treeline/engine/sensitivity";
import { expose } from "comlink";
import type { AuditApi } from "./audit-protocol.ts";

const api: AuditApi<SensitivityReport, SensitivityProgress> = {
  async audit(document, report, tell) {
    const steps = sensitivitySteps(document, report);
    let step = steps.next();
    while (!step.done) {
      if (!(await tell(step.value))) return null;
      step = steps.next();
    }
    return step.value;
  },
};

expose(api);
