import type { RowWay } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { later } from "../../strings/later.ts";
import { wayName } from "./derivation-text.ts";

interface WaysProps {
  readonly ways: readonly RowWay[];
  /** null = the shortest way. */
  readonly chosen: readonly string[] | null;
  readonly disabled: boolean;
  print(way: { readonly yi: number; readonly vi: number }): string;
  onChoose(route: readonly string[] | null): void;
}

/** The ways that lead to an effect, each with the number it gives. */
export function WayFields({ ways, chosen, disabled, print, onChoose }: WaysProps): JSX.Element {
  const name = useId();
  const current = chosen?.join(" ");
  const known = ways.some(({ route }) => route.join(" ") === current);
  const all = chosen === null || known ? ways : [...ways, { route: chosen, yi: null, vi: null }];
  return (
    <section>
      <h3 id={`${name}-heading`}>{later.derivation.ways}</h3>
      <p class="hint">{all.length > 1 ? later.derivation.waysHint : later.derivation.onlyWay}</p>
      {(all.length > 1 || chosen !== null) && (
        <div class="way-list" role="radiogroup" aria-labelledby={`${name}-heading`}>
          <label>
            <input
              type="radio"
              name={name}
              checked={chosen === null}
              disabled={disabled}
              onChange={() => onChoose(null)}
            />
            <span>{later.derivation.automatic}</span>
          </label>
          {all.map(({ route, yi, vi }) => (
            <label key={route.join(" ")}>
              <input
                type="radio"
                name={name}
                checked={route.join(" ") === current}
                disabled={disabled}
                onChange={() => onChoose(route)}
              />
              <span>{wayName(route)}</span>
              <span class="way-effect">
                {yi === null || vi === null ? later.derivation.notAvailable : print({ yi, vi })}
              </span>
            </label>
          ))}
        </div>
      )}
    </section>
  );
}
