import { exp, log } from "../../numeric/elementary.ts";
import type { Peak } from "./peak.ts";
import type { Target } from "./target.ts";

/** One line of a lattice: what the coordinate stands for at each point, and the log of what lies there and deeper. */
export interface Line {
  readonly depth: number;
  readonly values: readonly number[];
  /** Relative to the peak. */
  readonly logs: readonly number[];
}

/** Where a line has fallen this far below its largest value, or the largest of its depth, it ends. */
const FALL = 20;
const GLOBAL_FALL = 22;
/** More points than this are not counted out: the integral is then not found. */
const MOST_POINTS = 3e7;

/**
 * Integral of a target over its coordinates by the trapezoidal rule on a lattice that is sheared and scaled like the normal
 * distribution at the peak. For a function that is smooth and dies out, the rule's error falls exponentially with 1 / step.
 * Along every line the function rises to one maximum and falls: given tau, the density is log-concave in the mean and the logs
 * of the weights, and so are its integrals over some of them (Prékopa's theorem).
 * @param step in standard deviations
 * @param visit told of every line when it is complete
 * @returns log of the integral; NaN where it would take more points than can be counted
 * Source: Trefethen & Weideman (2014), SIAM Review 56, 385-458.
 */
export function integrateLattice(
  target: Target,
  peak: Peak,
  step: number,
  visit: (line: Line) => void,
): number {
  const { dims } = target;
  const { at, factor, height } = peak;
  const places = new Float64Array(dims);
  const hints = new Int32Array(dims);
  const best = new Float64Array(dims).fill(Number.NEGATIVE_INFINITY);
  let points = 0;

  const line = (depth: number, carried: number): number => {
    let base = at[depth]!;
    for (let outer = 0; outer < depth; outer++) base += step * factor[depth * dims + outer]! * places[outer]!;
    const width = step * factor[depth * dims + depth]!;
    const [up, down]: [number[], number[]] = [[], []];
    const [upValues, downValues]: [number[], number[]] = [[], []];
    const begin = hints[depth]!;
    let [most, mostAt] = [Number.NEGATIVE_INFINITY, begin];
    const look = (place: number, logs: number[], values: number[]): number => {
      places[depth] = place;
      const sum = carried + target.fix(depth, base + width * place);
      values.push(target.value(depth));
      const found = depth === dims - 1 ? sum - height : line(depth + 1, sum);
      points += 1;
      logs.push(found);
      if (found > most) [most, mostAt] = [found, place];
      if (found > best[depth]!) best[depth] = found;
      return found;
    };
    const walk = (
      from: number,
      direction: 1 | -1,
      before: number,
      logs: number[],
      values: number[],
    ): void => {
      let last = before;
      for (let place = from; points < MOST_POINTS; place += direction) {
        const found = look(place, logs, values);
        if (found <= last && found < Math.max(most - FALL, best[depth]! - GLOBAL_FALL)) return;
        last = found;
      }
    };
    const first = look(begin, up, upValues);
    walk(begin + 1, 1, first, up, upValues);
    walk(begin - 1, -1, first, down, downValues);
    hints[depth] = mostAt;
    const logs = [...down.reverse(), ...up];
    visit({ depth, values: [...downValues.reverse(), ...upValues], logs });
    return logOfSum(logs, most);
  };

  let volume = 0;
  for (let depth = 0; depth < dims; depth++) volume += log(step * factor[depth * dims + depth]!);
  const total = line(0, 0) + volume + height;
  return points < MOST_POINTS ? total : Number.NaN;
}

/** log of the sum of exponentials. */
export function logOfSum(logs: readonly number[], most: number = Math.max(...logs)): number {
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (const one of logs) sum += exp(one - most);
  return log(sum) + most;
}
