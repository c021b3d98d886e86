import { paramsOfMethod } from "../bias/audit-params.ts";
import { biasMethods } from "../bias/registry.ts";
import { type BiasMethod, isLong, type LongBiasMethod } from "../bias/types.ts";
import { fail, issue } from "../result.ts";
import type { Job } from "./types.ts";

/** The methods of the audit for publication bias that take their time, as jobs under their own ids. */
export const biasJobs: readonly Job[] = jobsOf(biasMethods.records);

/** The long ones among some methods, as jobs. */
export function jobsOf(methods: readonly BiasMethod[]): readonly Job[] {
  return methods.filter(isLong).map(jobOf);
}

function jobOf(method: LongBiasMethod): Job {
  const { id, label, summary, reference, units, params } = method;
  return {
    id,
    label,
    summary,
    reference,
    units,
    params,
    of: "bias",
    plan({ document, bias }) {
      const chosen = paramsOfMethod(method, document.bias);
      const why = method.lack(bias, chosen);
      return why === null ? method.plan(bias, chosen) : fail(notAssessable(method, why));
    },
  };
}

function notAssessable({ label }: LongBiasMethod, why: string): ReturnType<typeof issue> {
  return issue(
    "bias-not-assessable",
    "error",
    `${label} is not computed: ${why}`,
    "The other methods of the audit may be able to say something.",
    { field: "bias" },
  );
}
