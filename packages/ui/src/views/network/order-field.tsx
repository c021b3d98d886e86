import type { NetworkReport, NetworkSpec } from "@treeline/engine";
import type { JSX } from "preact";
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
  if (fit === null) return null;
  const names = fit.adjusted.order.map((place) => treatments[place]!.name);
  const move = (from: number, to: number): void => {
    const next = [...names];
    next.splice(to, 0, ...next.splice(from, 1));
    setNetwork({ order: next });
  };
  return (
    <details class="fold">
      <summary>{words.order}</summary>
      <p class="hint">{words.orderHint}</p>
      <fieldset class="ordered-columns">
        <legend class="visually-hidden">{words.order}</legend>
        <ol>
          {names.map((name, place) => (
            <li key={name}>
              <span>{name}</span>
              <IconButton
                icon="up"
                label={words.earlier(name)}
                disabled={readOnly.value || place === 0}
                run={() => move(place, place - 1)}
              />
              <IconButton
                icon="down"
                label={words.later(name)}
                disabled={readOnly.value || place === names.length - 1}
                run={() => move(place, place + 1)}
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
