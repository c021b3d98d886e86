import type { ParamDef } from "@treeline/engine";
import { conversions, type Sweep, type SweepPoint } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { later } from "../../strings/later.ts";
import { useAnswer } from "./use-answer.ts";

/** A number that a conversion assumes. */
export interface Assumption {
  readonly conversion: string;
  readonly def: Extract<ParamDef, { type: "number" }>;
  readonly now: number;
}

interface SweepProps {
  readonly assumptions: readonly Assumption[];
  /** What the answer depends on besides the assumption. */
  readonly about: unknown;
  sweep(sweep: Sweep): Promise<readonly SweepPoint[]>;
  /** The effect with its interval. */
  print(point: { readonly yi: number; readonly vi: number }): string;
}

/** The effect at ten values of an assumption: how much hangs on it. */
export function SweepTable({ assumptions, about, sweep, print }: SweepProps): JSX.Element | null {
  const [chosen, setChosen] = useState("");
  const assumption = assumptions.find((known) => nameOf(known) === chosen) ?? assumptions[0];
  const { value: points } = useAnswer(
    assumption === undefined
      ? null
      : () =>
          sweep({ conversion: assumption.conversion, key: assumption.def.key, values: valuesOf(assumption) }),
    [about, assumption === undefined ? "" : nameOf(assumption), assumption?.now],
  );
  if (assumption === undefined || points === null) return null;
  return (
    <section>
      <h3>{later.derivation.sweep}</h3>
      {assumptions.length > 1 && (
        <SelectField
          label={later.derivation.sweepOf}
          value={nameOf(assumption)}
          choices={assumptions.map((known) => ({
            value: nameOf(known),
            label: later.ledger.chain([known.def.label, conversions.get(known.conversion).label]),
          }))}
          onChange={setChosen}
        />
      )}
      <table class="numbers sweep">
        <caption class="visually-hidden">{later.derivation.sweepCaption(assumption.def.label)}</caption>
        <thead>
          <tr>
            <th scope="col">{assumption.def.label}</th>
            <th scope="col">{later.derivation.effect}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ value, yi, vi }) => (
            <tr key={value} aria-current={value === assumption.now ? "true" : undefined}>
              <th scope="row">
                {value === assumption.now ? later.derivation.sweepNow(String(value)) : String(value)}
              </th>
              <td>{yi === null || vi === null ? later.derivation.notAvailable : print({ yi, vi })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nameOf({ conversion, def }: Assumption): string {
  return `${conversion} ${def.key}`;
}

/** Tenths of a proportion or correlation, whole numbers of anything else; and the value in force. */
function valuesOf({ def, now }: Assumption): number[] {
  const isShare = def.min >= -1 && def.max <= 1;
  const steps = Array.from({ length: 10 }, (_, step) => (isShare ? step / 10 : Math.ceil(def.min) + step));
  const usable = [...new Set([...steps, now])].filter((value) => value >= def.min && value <= def.max);
  return usable.sort((a, b) => a - b);
}
