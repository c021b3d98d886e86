import type { Issue } from "@treeline/engine";
import type { JSX } from "preact";
import { readOnly } from "../state/project.ts";
import { makeRepair } from "../state/repairs.ts";

/** What would mend an issue, one click each; and for a warning by guess, that the numbers are right. */
export function Repairs({ issue }: { readonly issue: Issue }): JSX.Element | null {
  const { repairs = [], dismissal } = issue;
  const offered = dismissal === undefined ? repairs : [...repairs, dismissal];
  if (offered.length === 0 || readOnly.value) return null;
  return (
    <span class="repairs">
      {offered.map((repair) => (
        <button key={repair.label} type="button" class="link-button" onClick={() => makeRepair(repair)}>
          {repair.label}
        </button>
      ))}
    </span>
  );
}
