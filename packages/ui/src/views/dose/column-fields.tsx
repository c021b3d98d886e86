import { DOSE_COLUMNS, type DoseColumn, type DoseTrendSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { setDoseColumn, startDoses, stopDoses } from "../../state/dose.ts";
import { project, readOnly } from "../../state/project.ts";
import { dose as words } from "../../strings/dose.ts";

const OF_MEANS: readonly DoseColumn[] = ["study", "dose", "n", "mean", "sd"];

/** Which column holds what of a dose category. */
export function ColumnFields({ spec }: { readonly spec: DoseTrendSpec }): JSX.Element {
  const { table, derived } = project.value;
  const choices = [
    { value: "", label: words.noColumn },
    ...[...table.columns, ...derived].map(({ name }) => ({ value: name, label: name })),
  ];
  const keys = DOSE_COLUMNS.filter((key) =>
    spec.outcome === "ratio" ? key !== "mean" && key !== "sd" : OF_MEANS.includes(key),
  );
  return (
    <fieldset class="dose-fields">
      <legend>{words.columnsHeading}</legend>
      <p class="hint">{words.columnsHint}</p>
      {keys.map((key) => (
        <SelectField
          key={key}
          label={key === "n" && spec.outcome !== "ratio" ? words.meanN : words.column[key]}
          value={spec.columns[key] ?? ""}
          choices={choices}
          disabled={readOnly.value}
          onChange={(name) => setDoseColumn(key, name === "" ? null : name)}
        />
      ))}
      <div class="inline-actions">
        <button type="button" class="button" disabled={readOnly.value} onClick={startDoses}>
          {words.guessAgain}
        </button>
        <button type="button" class="link-button" disabled={readOnly.value} onClick={stopDoses}>
          {words.stop}
        </button>
      </div>
    </fieldset>
  );
}
