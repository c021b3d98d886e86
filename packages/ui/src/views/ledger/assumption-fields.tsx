import type { Params } from "@treeline/engine";
import { type Conversion, conversions, type Quantities } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { ParamControls } from "../../controls/params.tsx";
import type { Assumption } from "./sweep-table.tsx";

interface FieldsProps {
  readonly route: readonly string[];
  /** What is reported needs no assumption. */
  readonly reported: Quantities;
  readonly params: Readonly<Record<string, Params>>;
  readonly disabled?: boolean;
  onChange(conversion: string, params: Params, typed: string | null): void;
}

/** What the conversions of a way assume, each under the conversion's name. */
export function AssumptionFields({ route, reported, params, disabled, onChange }: FieldsProps): JSX.Element {
  return (
    <>
      {assuming(route, reported).map(({ id, label, params: defs }) => (
        <fieldset key={id} class="assumptions">
          <legend>{label}</legend>
          <ParamControls
            defs={defs.filter(({ key }) => reported[key] === undefined)}
            params={params[id] ?? {}}
            disabled={disabled ?? false}
            onChange={(next, typed) => onChange(id, next, typed)}
          />
        </fieldset>
      ))}
    </>
  );
}

/** The conversions of a way that have something to assume. */
export function assuming(route: readonly string[], reported: Quantities): Conversion[] {
  return route
    .flatMap((id) => (conversions.has(id) ? [conversions.get(id)] : []))
    .filter(({ params }) => params.some(({ key }) => reported[key] === undefined));
}

/** The numbers among the assumptions, with the value in force. */
export function assumedNumbers(
  route: readonly string[],
  reported: Quantities,
  params: Readonly<Record<string, Params>>,
): Assumption[] {
  return assuming(route, reported).flatMap(({ id, params: defs }) =>
    defs.flatMap((def): Assumption[] => {
      if (def.type !== "number" || reported[def.key] !== undefined) return [];
      const given = params[id]?.[def.key];
      return [{ conversion: id, def, now: typeof given === "number" ? given : def.default }];
    }),
  );
}
