import type { NetworkReport, NetworkSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { useMovedFocus, type Way } from "../../controls/moved-focus.ts";
import { IconButton } from "../../controls/ordered-columns-field.tsx";
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
  const move = (from: number, way: Way): void => {
    const to = way === "up" ? from - 1 : from + 1;
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
              <IconButton
                icon="up"
                label={words.earlier(name)}
                disabled={readOnly.value || place === 0}
                run={() => move(place, "up")}
              />
              <IconButton
                icon="down"
                label={words.later(name)}
                disabled={readOnly.value || place === names.length - 1}
                run={() => move(place, "down")}
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
