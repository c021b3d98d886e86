import type { JSX } from "preact";
import { setModel } from "../state/edits.ts";
import { project, readOnly } from "../state/project.ts";
import { NumberField } from "./number-field.tsx";

const LARGEST = 4_294_967_295;

interface SeedFieldProps {
  readonly label: string;
  readonly help?: string;
}

/** The seed from which everything that draws at random in an analysis takes its numbers. */
export function SeedField({ label, ...explained }: SeedFieldProps): JSX.Element {
  return (
    <NumberField
      {...explained}
      label={label}
      value={project.value.model.seed}
      min={0}
      max={LARGEST}
      disabled={readOnly.value}
      onChange={(value) => setModel({ seed: Math.round(value) }, "seed")}
    />
  );
}
