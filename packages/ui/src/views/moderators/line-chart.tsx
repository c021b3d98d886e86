import { formatShort } from "@treeline/engine";
import type { JSX } from "preact";

/** A point: across, up. */
type Point = readonly [number, number];

interface LineChartProps {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  /** Each at least one point, ascending across. */
  readonly lines: readonly (readonly Point[])[];
  /** Points are marked where there are few of them. */
  readonly isMarked?: boolean;
}

const WIDTH = 300;
const HEIGHT = 170;
const LEFT = 52;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 36;
const MIDDLE = (TOP + HEIGHT - BOTTOM) / 2;

/** Lines in a small frame with the ends of both axes told. */
export function LineChart({ title, across, up, lines, isMarked = false }: LineChartProps): JSX.Element {
  const xs = lines.flatMap((line) => line.map(([x]) => x));
  const ys = lines.flatMap((line) => line.map(([, y]) => y));
  const x = scaleOf(xs, LEFT, WIDTH - RIGHT);
  const y = scaleOf(ys, HEIGHT - BOTTOM, TOP);
  // A level line is named once, at its height.
  const isFlat = y.least === y.most;
  return (
    <figure class="line-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <path class="axis" d={`M${LEFT},${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
        {lines.map((line, place) => (
          <polyline
            key={place}
            class={`line line-${place % 4}`}
            points={line.map(([a, b]) => `${x.at(a)},${y.at(b)}`).join(" ")}
          />
        ))}
        {isMarked &&
          lines.flat().map(([a, b]) => <circle key={`${a} ${b}`} cx={x.at(a)} cy={y.at(b)} r={2.5} />)}
        <text x={LEFT} y={HEIGHT - BOTTOM + 14}>
          {formatShort(x.least)}
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - BOTTOM + 14} text-anchor="end">
          {formatShort(x.most)}
        </text>
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} text-anchor="middle">
          {across}
        </text>
        {!isFlat && (
          <text x={LEFT - 4} y={TOP + 8} text-anchor="end">
            {formatShort(y.most)}
          </text>
        )}
        <text x={LEFT - 4} y={isFlat ? MIDDLE + 4 : HEIGHT - BOTTOM} text-anchor="end">
          {formatShort(y.least)}
        </text>
        <text x={LEFT - 4} y={isFlat ? TOP + 8 : MIDDLE} text-anchor="end">
          {up}
        </text>
      </svg>
    </figure>
  );
}

interface Scale {
  readonly least: number;
  readonly most: number;
  at(value: number): number;
}

/** From values to places; all the same values stand in the middle. */
function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return {
    least,
    most,
    at: (value) => {
      const share = most > least ? (value - least) / (most - least) : 0.5;
      return Number((from + share * (to - from)).toFixed(2));
    },
  };
}
