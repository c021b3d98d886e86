import type { ParamRange, Transformation } from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { t } from "../strings/t.ts";
import { readLimits, sameLimits } from "./axis-limits.ts";
import { TextField } from "./field.tsx";
import { Problem } from "./number-field.tsx";
import { useDraft } from "./use-draft.ts";

interface AxisLimitsProps {
  readonly label: string;
  /** Labels of the two ends. */
  readonly ends: readonly [string, string];
  readonly value: ParamRange | null;
  /** Decides which numbers the axis can show. */
  readonly transformation: Transformation;
  readonly disabled: boolean;
  onChange(limits: ParamRange | null): void;
}

/** The two ends of an axis; taken over once both can be used. */
export function AxisLimitsField(props: AxisLimitsProps): JSX.Element {
  const { label, ends, value, transformation, disabled, onChange } = props;
  const id = useId();
  const [{ from, to }, take] = useDraft({ value, shown: textsOf(value), same: sameLimits, onChange });
  const read = readLimits(from, to, transformation);

  const type = (nextFrom: string, nextTo: string): void => {
    const next = readLimits(nextFrom, nextTo, transformation);
    take({ from: nextFrom, to: nextTo }, next.ok ? next.limits : undefined);
  };
  const common = {
    placeholder: t.options.limitsAuto,
    disabled,
    numeric: true,
    invalid: !read.ok,
    describedBy: id,
  };
  return (
    <fieldset class="pair">
      <legend class="visually-hidden">{label}</legend>
      <TextField {...common} label={ends[0]} value={from} onInput={(text) => type(text, to)} />
      <TextField {...common} label={ends[1]} value={to} onInput={(text) => type(from, text)} />
      <Problem id={id} text={read.ok ? "" : read.problem} />
    </fieldset>
  );
}

function textsOf(limits: ParamRange | null): { from: string; to: string } {
  return { from: limits === null ? "" : String(limits[0]), to: limits === null ? "" : String(limits[1]) };
}
