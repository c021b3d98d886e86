import type { BiasAudit, BiasEntry } from "@treeline/engine";
import { BIAS_FAMILIES, biasMethods } from "@treeline/engine/bias";
import type { JSX } from "preact";
import { CheckField } from "../../controls/field.tsx";
import { biasOf, setMethod } from "../../state/audit-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { MethodChoices } from "./method-choices.tsx";
import { isLongMethod } from "./methods.ts";

/** Every method by family: whether it is asked for, why it gave nothing where it gave nothing, and its choices. */
export function MethodList({ audit }: { readonly audit: BiasAudit }): JSX.Element {
  return (
    <>
      {BIAS_FAMILIES.map(({ family, label }) => {
        const entries = audit.entries.filter((entry) => entry.family === family);
        return (
          entries.length > 0 && (
            <fieldset key={family} class="method-list">
              <legend>{label}</legend>
              {entries.map((entry) => (
                <MethodLine
                  key={entry.method}
                  entry={entry}
                  isProposed={audit.proposed?.method === entry.method}
                />
              ))}
            </fieldset>
          )
        );
      })}
    </>
  );
}

interface LineProps {
  readonly entry: BiasEntry;
  readonly isProposed: boolean;
}

function MethodLine({ entry, isProposed }: LineProps): JSX.Element {
  const { usual } = biasMethods.get(entry.method);
  const isLong = isLongMethod(entry.method);
  const isAsked = biasOf(project.value).methods[entry.method] ?? usual;
  return (
    <div class="method-line">
      {isLong ? (
        <p class="check">{entry.label}</p>
      ) : (
        <CheckField
          label={entry.label}
          checked={isProposed || isAsked}
          disabled={readOnly.value || isProposed}
          onChange={(next) => setMethod(entry.method, next, usual)}
        />
      )}
      <span class="hint">{remarkOf(entry, isProposed, isLong)}</span>
      <MethodChoices method={entry.method} />
    </div>
  );
}

function remarkOf({ status, why }: BiasEntry, isProposed: boolean, isLong: boolean): string {
  const remarks = [
    ...(isProposed ? [words.setup.proposed] : []),
    ...(isLong ? [words.setup.long] : []),
    ...(status === "not-assessable" || status === "failed"
      ? [`${words.method.status[status]}: ${why ?? ""}`]
      : []),
  ];
  return remarks.join("; ");
}
