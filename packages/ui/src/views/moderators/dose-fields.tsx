import type { DoseUnits } from "@treeline/engine";
import { convertible, doseUnits } from "@treeline/engine/design";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { setModerator } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import type { ModeratorFieldsProps } from "./moderator-card.tsx";

const FIXED = "\u0000value";
const NONE = "";
const LONGEST = 1e6;

/** The unit of a dose, what it is counted in, and how long a session is where that is needed. */
export function DoseFields({ moderator, table }: ModeratorFieldsProps): JSX.Element {
  const { column, dose } = moderator;
  const set = (next: DoseUnits | null, tag: string | null = null): void =>
    setModerator(column, { dose: next }, tag);
  return (
    <div class="panel-columns">
      <SelectField
        label={words.unit}
        help={words.unitHelp}
        value={dose?.unit ?? NONE}
        choices={[{ value: NONE, label: words.unitNone }, ...unitChoices(() => true)]}
        disabled={readOnly.value}
        onChange={(unit) => set(unit === NONE ? null : inUnit(dose, unit))}
      />
      {dose !== null && (
        <SelectField
          label={words.into}
          value={dose.into}
          choices={unitChoices((id) => convertible(dose.unit, id))}
          disabled={readOnly.value}
          onChange={(into) =>
            set({ ...dose, into, session: needsSession(dose.unit, into) ? dose.session : null })
          }
        />
      )}
      {dose !== null && needsSession(dose.unit, dose.into) && (
        <SessionFields dose={dose} columns={table.columns.map(({ name }) => name)} own={column} set={set} />
      )}
    </div>
  );
}

interface SessionProps {
  readonly dose: DoseUnits;
  readonly columns: readonly string[];
  readonly own: string;
  set(next: DoseUnits | null, tag?: string | null): void;
}

function SessionFields({ dose, columns, own, set }: SessionProps): JSX.Element {
  const { session } = dose;
  const now = session ?? { column: null, value: null, unit: "minutes" };
  const source = session === null ? NONE : (session.column ?? FIXED);
  return (
    <>
      <SelectField
        label={words.session}
        help={words.sessionHelp}
        value={source}
        choices={[
          { value: NONE, label: words.sessionNone },
          { value: FIXED, label: words.sessionFixed },
          ...columns.filter((name) => name !== own).map((name) => ({ value: name, label: name })),
        ]}
        disabled={readOnly.value}
        onChange={(chosen) => {
          if (chosen === NONE) set({ ...dose, session: null });
          else if (chosen === FIXED)
            set({ ...dose, session: { ...now, column: null, value: now.value ?? 60 } });
          else set({ ...dose, session: { ...now, column: chosen, value: null } });
        }}
      />
      {session !== null && session.value !== null && (
        <NumberField
          label={words.sessionValue}
          value={session.value}
          min={1e-6}
          max={LONGEST}
          disabled={readOnly.value}
          onChange={(value) => set({ ...dose, session: { ...session, value } }, "session")}
        />
      )}
      {session !== null && (
        <SelectField
          label={words.sessionUnit}
          value={session.unit}
          choices={unitChoices((id) => doseUnits.get(id).kind === "contact")}
          disabled={readOnly.value}
          onChange={(unit) => set({ ...dose, session: { ...session, unit } })}
        />
      )}
    </>
  );
}

function unitChoices(fits: (id: string) => boolean): { value: string; label: string }[] {
  return doseUnits.records.filter(({ id }) => fits(id)).map(({ id, label }) => ({ value: id, label }));
}

/** The same dose in another unit of the column; counted in what it was, where that can be. */
function inUnit(dose: DoseUnits | null, unit: string): DoseUnits {
  const into = dose !== null && dose.into !== dose.unit && convertible(unit, dose.into) ? dose.into : unit;
  return { unit, into, session: dose !== null && needsSession(unit, into) ? dose.session : null };
}

/** Cells of any column may name another unit, but by itself only time and counts need the length of a session. */
function needsSession(unit: string, into: string): boolean {
  const kinds = [doseUnits.get(unit).kind, doseUnits.get(into).kind];
  return kinds.includes("count") && kinds.includes("contact");
}
