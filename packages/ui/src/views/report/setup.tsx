import { CHECKLIST, type CheckedItem, chosenSections, reportSections } from "@treeline/engine/report";
import type { JSX } from "preact";
import { CheckField, TextField } from "../../controls/field.tsx";
import { project, readOnly } from "../../state/project.ts";
import { setSection, setTold } from "../../state/reporting.ts";
import { reportWords as words } from "../../strings/report.ts";

/** Check boxes for the sections of the report. */
export function SectionChoices(): JSX.Element {
  const chosen = chosenSections(project.value.reporting);
  const all = [
    ...reportSections.records.map(({ id, label }) => ({ id, label })),
    { id: CHECKLIST, label: words.sections.checklist },
  ];
  return (
    <fieldset class="checks report-choices">
      <legend>{words.parts.heading}</legend>
      <p class="hint">{words.parts.hint}</p>
      {all.map(({ id, label }) => (
        <CheckField
          key={id}
          label={label}
          checked={chosen.has(id)}
          disabled={readOnly.value}
          onChange={(on) => setSection(id, on)}
        />
      ))}
    </fieldset>
  );
}

/** Items that a project cannot tell by itself, to be told in the user's words. */
const TELLABLE: ReadonlySet<string> = new Set(["13a", "13d", "14", "15", "20a", "20c", "21", "22", "27"]);

export function ToldFields({ items }: { readonly items: readonly CheckedItem[] }): JSX.Element {
  const told = project.value.reporting?.told ?? {};
  const open = items.filter(({ item, state }) => TELLABLE.has(item) && (state !== "done" || item in told));
  const done = items.filter(({ state }) => state !== "missing").length;
  return (
    <details class="fold report-told">
      <summary>
        {words.told.heading} ({words.state.heading(done, items.length)})
      </summary>
      <p class="hint">{words.told.hint}</p>
      {open.length === 0 && <p>{words.told.nothing}</p>}
      {open.map(({ item, topic, remedy }) => (
        <TextField
          key={item}
          label={words.told.label(item, topic)}
          help={remedy === "" ? undefined : remedy}
          value={told[item] ?? ""}
          disabled={readOnly.value}
          onInput={(text) => setTold(item, text)}
        />
      ))}
    </details>
  );
}
