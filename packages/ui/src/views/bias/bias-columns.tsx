import { asAnalysed, BIAS_COLUMNS, BIAS_MARKS, type BiasColumn } from "@treeline/engine";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { biasOf, setBiasColumn } from "../../state/audit-edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";

/** What no measure takes itself. */
const ONLY_NAMED: ReadonlySet<BiasColumn> = new Set([...BIAS_MARKS, "m1", "m2"]);

/** Columns for sizes and events, of the numbers that the table has, and for marks, of all its columns. */
export function BiasColumns({ made }: { readonly made: Evaluated }): JSX.Element {
  const { columns } = biasOf(project.value);
  const all = asAnalysed(project.value, made.report).table.columns;
  const offered = (key: BiasColumn): { value: string; label: string }[] =>
    all
      .filter(({ kind }) => kind === "number" || BIAS_MARKS.includes(key))
      .map(({ name }) => ({ value: name, label: name }));
  const nothing = (key: BiasColumn): string =>
    ONLY_NAMED.has(key) ? words.setup.notNamed : words.setup.noColumn;
  return (
    <div class="panel-columns">
      {BIAS_COLUMNS.map((key) => (
        <SelectField
          key={key}
          label={words.setup.column[key]}
          value={columns[key] ?? ""}
          choices={[{ value: "", label: nothing(key) }, ...offered(key)]}
          disabled={readOnly.value}
          onChange={(value) => setBiasColumn(key, value === "" ? null : value)}
        />
      ))}
    </div>
  );
}
