import { type Measure, measures, phrase, type StudyTable } from "@treeline/engine";
import { type ColumnUse, columnUses, roleWords } from "@treeline/engine/import";
import { quantities, quantityOf } from "@treeline/engine/ledger";
import { type ComponentChildren, Fragment, type JSX } from "preact";
import { useState } from "preact/hooks";
import { SelectField } from "../controls/field.tsx";
import { ScrollRegion } from "../controls/scroll-region.tsx";
import { later } from "../strings/later.ts";
import type { Mapped } from "./use-mapping.ts";

interface RoleChoice {
  readonly key: string;
  readonly label: string;
}

interface RoleGroup {
  readonly label: string;
  readonly choices: readonly RoleChoice[];
}

/** Every column of the table with its role, or why it has none, each open to change. */
export function ColumnMapping({
  table,
  mapped,
}: {
  readonly table: StudyTable;
  readonly mapped: Mapped;
}): JSX.Element {
  const { mapping, origin } = mapped;
  const measure = measures.get(mapping.measure);
  const uses = columnUses(table, measure, mapping.roles);
  const groups = roleGroups(measure);
  const withRole = uses.filter(({ key }) => key !== null).length;
  const words = later.mapping;
  return (
    <div class="import-columns">
      <h3>{words.heading}</h3>
      <div class="import-grid">
        <SelectField
          label={words.measure}
          value={measure.id}
          choices={measures.records.map(({ id, label }) => ({ value: id, label: `${label} (${id})` }))}
          onChange={mapped.setMeasure}
        />
      </div>
      <p class="hint">{words.lead(withRole, uses.length - withRole)}</p>
      {origin === "remembered" && <p class="hint">{words.remembered}</p>}
      {origin === "analysis" && <p class="hint">{words.asInAnalysis}</p>}
      <ScrollRegion class="import-preview read-whole" label={words.heading}>
        <table aria-label={words.heading}>
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {uses.map((use) => (
              <ColumnRow key={use.name} use={use} groups={groups} onRole={mapped.setRole} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

interface ColumnRowProps {
  readonly use: ColumnUse;
  readonly groups: readonly RoleGroup[];
  onRole(column: string, key: string | null): void;
}

/** A name of several words that may go on in the next line where one of them ends. */
function divisible(name: string): ComponentChildren {
  return name.split(/(?<=_)/u).map((word, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

function ColumnRow({ use, groups, onRole }: ColumnRowProps): JSX.Element {
  const { name, key, role, why } = use;
  // Hundreds of roles for hundreds of columns would make the page slow: the full list comes with the pointer or the focus.
  const [isNear, setNear] = useState(false);
  const shown = isNear ? groups : groups.slice(0, 2);
  const isListed = key === null || shown.some(({ choices }) => choices.some((choice) => choice.key === key));
  return (
    <tr>
      <th scope="row">{divisible(name)}</th>
      <td>
        <select
          aria-label={later.mapping.roleOf(name)}
          value={key ?? ""}
          onFocus={() => setNear(true)}
          onPointerEnter={() => setNear(true)}
          onChange={({ currentTarget: { value } }) => onRole(name, value === "" ? null : value)}
        >
          <option value="" selected={key === null}>
            {later.mapping.none}
          </option>
          {!isListed && (
            <option value={key} selected>
              {phrase(role)}
            </option>
          )}
          {shown.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map((choice) => (
                <option key={choice.key} value={choice.key} selected={choice.key === key}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </td>
      <td>{why === "" ? later.mapping.fine : phrase(why)}</td>
    </tr>
  );
}

/** Of every table, of the measure, and further ones. */
function roleGroups(measure: Measure): readonly RoleGroup[] {
  const choice = (key: string): RoleChoice => ({ key, label: phrase(roleWords(measure, key)) });
  const own = new Set(measure.inputs.flatMap((input) => [input.key, quantityOf(input)]));
  const further = [...quantities.values()].filter(({ key, aliases }) => aliases.length > 0 && !own.has(key));
  return [
    { label: later.mapping.common, choices: ["label", "weights"].map(choice) },
    { label: later.mapping.inputs, choices: measure.inputs.map(({ key }) => choice(key)) },
    {
      label: later.mapping.further,
      choices: further.map(({ key, label }) => ({ key, label: phrase(label) })),
    },
  ];
}
