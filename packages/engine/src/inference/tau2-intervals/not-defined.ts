import type { Issue } from "../../result.ts";
import { notDefined as notDefinedFor } from "../not-defined.ts";

/** The one issue of an interval for tau2 that does not serve these data or choices. */
export function notDefined(reason: string, hint: string): readonly Issue[] {
  return notDefinedFor("model.tau2Interval", reason, hint);
}
