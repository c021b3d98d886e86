import type { Moderator, ModeratorRole, ModeratorValues, StudyTable } from "@treeline/engine";
import { shapes } from "@treeline/engine/design";
import type { JSX } from "preact";
import { SegmentedField, SelectField } from "../../controls/field.tsx";
import { editModerators, patched, setModerator, withoutModerator } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import { DoseFields } from "./dose-fields.tsx";
import { FactorFields } from "./factor-fields.tsx";
import { NumericFields } from "./numeric-fields.tsx";
import { ROLES } from "./role-fields.tsx";

export interface ModeratorFieldsProps {
  readonly moderator: Moderator;
  /** Its values in the latest report; null until there is one. */
  readonly values: ModeratorValues | null;
  readonly table: StudyTable;
}

/** One moderator: what it is read as, and how it enters models. */
export function ModeratorCard(props: ModeratorFieldsProps): JSX.Element {
  const { moderator, values } = props;
  const { column, role, kind } = moderator;
  return (
    <li class="moderator">
      <details>
        <summary>
          <b>{column}</b> <span class="hint">{summaryOf(moderator, values)}</span>
          <span class="visually-hidden">{words.settings(column)}</span>
        </summary>
        <div class="moderator-body">
          <div class="panel-columns">
            <SegmentedField
              label={words.kind}
              value={kind}
              choices={(["numeric", "factor"] as const).map((value) => ({
                value,
                label: words.kinds[value],
              }))}
              disabled={readOnly.value}
              onChange={(value) => setModerator(column, { kind: value === "numeric" ? "numeric" : "factor" })}
            />
            <SelectField
              label={words.role}
              value={role ?? ""}
              choices={[
                { value: "", label: words.freeRole },
                ...ROLES.map((value) => ({ value, label: words.roles[value] })),
              ]}
              disabled={readOnly.value}
              onChange={(value) => takeRole(column, value)}
            />
          </div>
          {kind === "factor" && <FactorFields {...props} />}
          {kind === "numeric" && (role === "dose" || moderator.dose !== null) && <DoseFields {...props} />}
          {kind === "numeric" && <NumericFields {...props} />}
        </div>
      </details>
      <button
        type="button"
        class="link-button"
        aria-label={words.remove(column)}
        disabled={readOnly.value}
        onClick={() => editModerators((spec) => withoutModerator(spec, column))}
      >
        {words.removeShort}
      </button>
    </li>
  );
}

function takeRole(column: string, value: string): void {
  const role: ModeratorRole | null = ROLES.find((known) => known === value) ?? null;
  editModerators((spec) =>
    // A role with a name belongs to one column: the other keeps everything but the role.
    patched(
      {
        ...spec,
        variables: spec.variables.map((one) =>
          role !== null && one.role === role ? { ...one, role: null } : one,
        ),
      },
      column,
      role === "dose" ? { role } : { role, dose: null },
    ),
  );
}

function summaryOf({ role, kind, shape, dose }: Moderator, values: ModeratorValues | null): string {
  const missing = values?.values.filter((value) => value === null).length ?? 0;
  const parts = [
    role === null ? null : words.roles[role],
    kind === "numeric" ? words.kinds.numeric : null,
    kind === "numeric" && shape !== "linear" ? shapes.get(shape).label : null,
    kind === "numeric" ? (dose?.into ?? null) : null,
    kind === "factor" && values !== null ? words.summary.levels(values.levels.length) : null,
    missing === 0 ? null : words.summary.missing(missing),
  ];
  return words.summary.numeric(parts.filter((part) => part !== null));
}
