import { parseTypedNumber } from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { Problem } from "../../controls/number-field.tsx";
import { useDraft } from "../../controls/use-draft.ts";
import { readOnly } from "../../state/project.ts";
import { flow as words } from "../../strings/flow.ts";

interface CountProps {
  readonly label: string;
  readonly heard?: string;
  readonly value: number | null;
  onChange(value: number | null): void;
}

/** A whole number that may be left empty. */
export function CountField({ label, heard, value, onChange }: CountProps): JSX.Element {
  const id = useId();
  const [text, type] = useDraft({ value, shown: value === null ? "" : String(value), onChange });
  const isGood = countOf(text) !== undefined;
  return (
    <div class="number-field">
      <TextField
        label={label}
        heard={heard}
        value={text}
        disabled={readOnly.value}
        numeric
        invalid={!isGood}
        describedBy={id}
        onInput={(next) => type(next, countOf(next))}
      />
      <Problem id={id} text={isGood ? "" : words.notWhole} />
    </div>
  );
}

/** null = empty, undefined = no count. */
function countOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const number = parseTypedNumber(text);
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}
