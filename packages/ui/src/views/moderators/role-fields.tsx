import type { Column, ModeratorRole } from "@treeline/engine";
import type { JSX } from "preact";
import { type Choice, SelectField } from "../../controls/field.tsx";
import { editModerators, moderatorsOf, withModerator, withRoleColumn } from "../../state/moderators.ts";
import { project, readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import type { OfferedColumn } from "./offered-columns.ts";

export const ROLES: readonly ModeratorRole[] = ["format", "dose", "facilitator"];

interface RoleFieldsProps {
  readonly offered: readonly OfferedColumn[];
}

/** Which column tells the format, the dose, the facilitator; and any other moderator. */
export function RoleFields({ offered }: RoleFieldsProps): JSX.Element {
  const { variables } = moderatorsOf(project.value);
  const taken = new Set(variables.map(({ column }) => column));
  const columnOf = (name: string): Column | null =>
    offered.find(({ column }) => column.name === name)?.column ?? null;
  const free = offered.filter(({ column }) => !taken.has(column.name));
  return (
    <>
      <div class="panel-columns role-columns">
        {ROLES.map((role) => (
          <SelectField
            key={role}
            label={words.roles[role]}
            help={words.roleHelp[role]}
            value={variables.find((moderator) => moderator.role === role)?.column ?? ""}
            choices={[{ value: "", label: words.noColumn }, ...offered.map(choiceOf)]}
            disabled={readOnly.value}
            onChange={(name) => editModerators((spec) => withRoleColumn(spec, role, columnOf(name)))}
          />
        ))}
        <SelectField
          label={words.add}
          value=""
          choices={[{ value: "", label: words.addNone }, ...free.map(choiceOf)]}
          disabled={readOnly.value || free.length === 0}
          onChange={(name) => {
            const column = columnOf(name);
            if (column !== null) editModerators((spec) => withModerator(spec, column));
          }}
        />
      </div>
      <Suggestions offered={free} />
    </>
  );
}

function choiceOf({ column, guess, group, levels, known }: OfferedColumn): Choice {
  return {
    value: column.name,
    label:
      guess.kind === "numeric" ? words.numberOf(column.name, known) : words.levelsOf(column.name, levels),
    group: words.groups[group],
  };
}

/** Columns that are named like a role nobody has taken, one click each. */
function Suggestions({ offered }: RoleFieldsProps): JSX.Element | null {
  const { variables } = moderatorsOf(project.value);
  const open = new Set(ROLES.filter((role) => variables.every((moderator) => moderator.role !== role)));
  const suggested = offered.filter(
    ({ guess, group }) => group === "suggested" && guess.role !== null && open.has(guess.role),
  );
  if (suggested.length === 0 || readOnly.value) return null;
  return (
    <div class="suggestions">
      <p class="hint">{words.suggestions}</p>
      {suggested.map(({ column, guess: { role } }) => (
        <button
          key={column.name}
          type="button"
          class="button"
          onClick={() => editModerators((spec) => withModerator(spec, column))}
        >
          {words.take(column.name, words.roles[role ?? "format"])}
        </button>
      ))}
    </div>
  );
}
