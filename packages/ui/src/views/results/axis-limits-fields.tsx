import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { Problem } from "../../controls/number-field.tsx";
import { setForest } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/en.ts";
import { type Limits, readLimits, sameLimits } from "./axis-limits.ts";
import { displayOf } from "./display.ts";

/** What is being typed, and the limits it was typed over or stands for. */
interface Draft {
  readonly from: string;
  readonly to: string;
  readonly limits: Limits;
}

/** The ends of the forest plot's axis on the scale that is shown; taken over once both can be used. */
export function AxisLimitsFields(): JSX.Element {
  const { limits } = project.value.plots.forest;
  const { transformation } = displayOf(project.value);
  const id = useId();
  const [draft, setDraft] = useState<Draft | null>(null);
  // Limits changed elsewhere, such as by Undo, take the place of what was typed.
  const { from, to } = draft !== null && sameLimits(draft.limits, limits) ? draft : textsOf(limits);
  const read = readLimits(from, to, transformation);

  const type = (nextFrom: string, nextTo: string): void => {
    const next = readLimits(nextFrom, nextTo, transformation);
    const taken = next.ok ? next.limits : limits;
    setDraft({ from: nextFrom, to: nextTo, limits: taken });
    if (!sameLimits(taken, limits)) setForest({ limits: taken }, "limits");
  };
  const common = {
    placeholder: t.options.limitsAuto,
    disabled: readOnly.value,
    numeric: true,
    invalid: !read.ok,
    describedBy: id,
  };
  return (
    <fieldset class="pair">
      <legend class="visually-hidden">{t.options.limits}</legend>
      <TextField {...common} label={t.options.limitsFrom} value={from} onInput={(text) => type(text, to)} />
      <TextField {...common} label={t.options.limitsTo} value={to} onInput={(text) => type(from, text)} />
      <Problem id={id} text={read.ok ? "" : read.problem} />
    </fieldset>
  );
}

function textsOf(limits: Limits): { from: string; to: string } {
  return { from: limits === null ? "" : String(limits[0]), to: limits === null ? "" : String(limits[1]) };
}
