import { sensitivityQuestions } from "@treeline/engine/sensitivity";
import type { JSX } from "preact";
import { CheckField } from "../../controls/field.tsx";
import { readOnly } from "../../state/project.ts";
import { reportedSensitivity, setReportedSensitivity } from "../../state/reporting.ts";
import { reportWords as words } from "../../strings/report.ts";

/** Check boxes for the analyses of single studies that the report tells of. */
export function SensitivityChoices(): JSX.Element {
  const chosen = reportedSensitivity.value;
  return (
    <fieldset class="checks report-choices">
      <legend>{words.sensitivity.heading}</legend>
      <p class="hint">{words.sensitivity.hint}</p>
      {sensitivityQuestions.records.map(({ id, label }) => (
        <CheckField
          key={id}
          label={label}
          checked={chosen.includes(id)}
          disabled={readOnly.value}
          onChange={(on) => setReportedSensitivity(id, on)}
        />
      ))}
    </fieldset>
  );
}
