import type { JSX } from "preact";
import { TextField } from "../../controls/field.tsx";
import { closeCalculator } from "../../state/calculator.ts";
import { addStudy } from "../../state/ledger-edits.ts";
import { explainedRow } from "../../state/navigation.ts";
import { hasProject, project, readOnly, view } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { shownTab } from "../results/shown-tab.ts";
import { assumptions, numbers } from "./study-input.ts";

interface AddProps {
  readonly study: string;
  /** Whether there is anything to add. */
  readonly isReady: boolean;
  onName(study: string): void;
}

/** Takes the numbers into the open project, as a row with its assumptions. */
export function AddStudy({ study, isReady, onName }: AddProps): JSX.Element {
  const add = (): void => {
    const label = study.trim() === "" ? later.calculator.studyDefault : study.trim();
    const rowId = addStudy({ label, numbers: numbers.value, params: assumptions.value });
    closeCalculator();
    if (rowId === null) return;
    view.value = "results";
    shownTab.value = "ledger";
    explainedRow.value = rowId;
  };
  return (
    <section class="card panel">
      <h2>{later.calculator.addHeading}</h2>
      <TextField
        label={later.calculator.study}
        value={study}
        placeholder={later.calculator.studyExample}
        onInput={onName}
      />
      <button
        type="button"
        class="button primary"
        disabled={!isReady || !hasProject.value || readOnly.value}
        onClick={add}
      >
        {later.calculator.add}
      </button>
      <p class="hint">{hintText()}</p>
    </section>
  );
}

function hintText(): string {
  if (!hasProject.value) return later.calculator.noProject;
  if (readOnly.value) return later.calculator.readOnly;
  const { title } = project.value;
  return later.calculator.addHint(title === "" ? later.calculator.untitled : title);
}
