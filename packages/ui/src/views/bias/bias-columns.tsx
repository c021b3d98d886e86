import { asAnalysed, BIAS_COLUMNS } from "@treeline/engine";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { biasOf, setBiasColumn } from "../../state/audit-edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";

/** Columns for sizes and events, of the numbers that the table has. */
export function BiasColumns({ made }: { readonly made: Evaluated }): JSX.Element {
  const { columns } = biasOf(project.value);
  const offered = asAnalysed(project.value, made.report)
    .table.columns.filter(({ kind }) => kind === "number")
    .map(({ name }) => ({ value: name, label: name }));
  return (
    <div class="panel-columns">
      {BIAS_COLUMNS.map((key) => (
        <SelectField
          key={key}
          label={words.setup.column[key]}
          value={columns[key] ?? ""}
          choices={[{ value: "", label: words.setup.noColumn }, ...offered]}
          disabled={readOnly.value}
          onChange={(value) => setBiasColumn(key, value === "" ? null : value)}
        />
      ))}
    </div>
  );
}
