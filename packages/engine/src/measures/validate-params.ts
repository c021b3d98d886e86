import { type ParamDef, type Params, paramProblem } from "../registry.ts";
import { type Issue, issue } from "../result.ts";

/**
 * Everything that is wrong with given parameter values: unknown keys, wrong types, values outside their range or choices.
 * @param field where the parameters live in the document, `effects.params`
 */
export function validateParams(defs: readonly ParamDef[], given: Params, field: string): Issue[] {
  const issues: Issue[] = [];
  const byKey = new Map(defs.map((def) => [def.key, def]));
  for (const [key, value] of Object.entries(given)) {
    const def = byKey.get(key);
    const problem = def === undefined ? "is not an option here" : paramProblem(def, value);
    if (problem === null) continue;
    issues.push(
      issue(
        "param-invalid",
        "error",
        `The option “${key}” = ${JSON.stringify(value)} ${problem}, so nothing can be computed with it.`,
        def === undefined ? "Remove the option." : `Choose another value for “${def.label}”.`,
        { field: `${field}.${key}` },
      ),
    );
  }
  return issues;
}
