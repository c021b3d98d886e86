import { createAuditor } from "@treeline/engine/bias";
import { exposeSteps } from "./expose-steps.ts";

const auditor = createAuditor();

exposeSteps((document, report) => auditor.steps(document, report));
