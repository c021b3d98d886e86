import type { NetworkReport, NetworkSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { MoveButtons } from "../../controls/item-buttons.tsx";
import { useMovedFocus, type Way } from "../../controls/moved-focus.ts";
import { setNetwork, usualOrder } from "../../state/network.ts";
import { readOnly } from "../../state/project.ts";
import { network as words } from "../../strings/network.ts";

interface OrderProps {
  readonly spec: NetworkSpec;
  readonly report: NetworkReport;
}

/** The order in which small studies are thought to favour treatments; the comparison-adjusted funnel and its test hang on it. */
export function OrderField({ spec, report }: OrderProps): JSX.Element | null {
  const { fit, treatments } = report;
  const names = fit?.adjusted.order.map((place) => treatments[place]!.name) ?? [];
  const focus = useMovedFocus<HTMLOListElement>(names.join("\n"));
  if (fit === null) return null;
  const move = (from: number, to: number, way: Way): void => {
    const next = [...names];
    next.splice(to, 0, ...next.splice(from, 1));
    focus.moved(to, way);
    setNetwork({ order: next });
  };
  return (
    <details class="fold">
      <summary>{words.order}</summary>
      <p class="hint">{words.orderHint}</p>
      <fieldset class="ordered-columns">
        <legend class="visually-hidden">{words.order}</legend>
        <ol ref={focus.list}>
          {names.map((name, place) => (
            <li key={name} data-item>
              <span>{name}</span>
              <MoveButtons
                labels={{ up: words.earlier(name), down: words.later(name) }}
                place={place}
                count={names.length}
                disabled={readOnly.value}
                move={(to, way) => move(place, to, way)}
              />
            </li>
          ))}
        </ol>
      </fieldset>
      {spec.order !== undefined && (
        <button type="button" class="button" disabled={readOnly.value} onClick={usualOrder}>
          {words.usualOrder}
        </button>
      )}
    </details>
  );
}
