import { formatNumbers, formatShort, type Moderator, withDefaults } from "@treeline/engine";
import { shapes } from "@treeline/engine/design";
import type { JSX } from "preact";
import { setModerator } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";

const WIDTH = 320;
const STEPS = 200;

interface KnotsProps {
  readonly moderator: Moderator;
  /** Values of the studies, none missing. */
  readonly known: readonly number[];
}

/** Knots on a small axis over the studies: sliders on one track, so that mouse, touch, keyboard and screen readers move them. */
export function KnotsField({ moderator, known }: KnotsProps): JSX.Element | null {
  const { column, shape: id, shapeParams, knots: placed } = moderator;
  const shape = shapes.get(id);
  const knots = placed ?? shape.knotsOf(known, withDefaults(shape.params, shapeParams));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (knots.length === 0 || !(high > low)) return null;
  const step = Number(((high - low) / STEPS).toPrecision(1));
  const at = (value: number): number => ((value - low) / (high - low)) * WIDTH;
  const move = (place: number, value: number): void => {
    const [from, to] = [(knots[place - 1] ?? low - step) + step, (knots[place + 1] ?? high + step) - step];
    const next = Math.min(Math.max(value, from), to);
    const rounded = Number(next.toPrecision(12));
    setModerator(column, { knots: knots.with(place, rounded) }, `knot ${place}`);
  };
  return (
    <fieldset class="knots">
      <legend>{words.knots}</legend>
      <p class="hint">{words.knotsHint}</p>
      <div class="knots-axis">
        <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none">
          {[...new Set(known)].map((value) => (
            <line key={value} x1={at(value)} x2={at(value)} y1={0} y2={14} />
          ))}
        </svg>
        {knots.map((knot, place) => (
          <input
            // Knots have no name but their place.
            key={`${column} ${String(place)}`}
            type="range"
            min={low}
            max={high}
            step="any"
            value={knot}
            disabled={readOnly.value}
            aria-label={words.knot(place + 1, column)}
            aria-valuetext={formatShort(knot)}
            onInput={(event) => move(place, event.currentTarget.valueAsNumber)}
            onKeyDown={(event) => {
              const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
              if (by === undefined) return;
              event.preventDefault();
              move(place, knot + by * step);
            }}
          />
        ))}
      </div>
      <p class="knots-ends">
        <span>{formatShort(low)}</span>
        <output>{formatNumbers(knots, formatShort)}</output>
        <span>{formatShort(high)}</span>
      </p>
      <p class="hint">
        {placed === null ? words.knotsAuto : words.knotsPlaced}{" "}
        {placed !== null && (
          <button
            type="button"
            class="link-button"
            disabled={readOnly.value}
            onClick={() => setModerator(column, { knots: null })}
          >
            {words.knotsReset}
          </button>
        )}
      </p>
    </fieldset>
  );
}
