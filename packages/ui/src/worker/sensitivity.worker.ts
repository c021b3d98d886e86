import { sensitivitySteps } from "@treeline/engine/sensitivity";
import { exposeSteps } from "./expose-steps.ts";

exposeSteps(sensitivitySteps);
