import { createAuditor } from "@treeline/engine/bias";
import { expose } from "comlink";
import type { AuditApi } from "./audit-protocol.ts";

const auditor = createAuditor();

const api: AuditApi = {
  async audit(document, report, tell) {
    const steps = auditor.steps(document, report);
    let step = steps.next();
    while (!step.done) {
      if (!(await tell(step.value))) return null;
      step = steps.next();
    }
    return step.value;
  },
};

expose(api);
