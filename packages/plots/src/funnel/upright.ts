import { funnelWords } from "./words.ts";

/** What the height of a study in a funnel is found from. */
interface UprightStudy {
  readonly standardError: number;
  /** People in the study; null = not known. */
  readonly size: number | null;
  /** Effective sample size; null = not known. */
  readonly effectiveSize: number | null;
  /** Share in the pooled effect, percent; null = there is none. */
  readonly weight: number | null;
}

/** What stands on the upright axis of a funnel. */
export interface Upright {
  /** metafor's name of it, an argument of `funnel(yaxis = )`, where it has one. */
  readonly id: string;
  /** A function of the standard error alone; null = there is no region of the kind that standard errors have. */
  readonly ofError: ((standardError: number) => number) | null;
  /** null = the study does not tell. */
  of(study: UprightStudy): number | null;
  /** Whether the most is at the top; else 0 is. */
  readonly mostAtTop: boolean;
  /** @param unit powers of ten taken out of the numbers, "" = none */
  title(unit: string): string;
}

function ofErrors(id: string, ofError: (error: number) => number, mostAtTop: boolean): Upright {
  return {
    id,
    ofError,
    of: ({ standardError }) => ofError(standardError),
    mostAtTop,
    title: (unit) => funnelWords.upright(id, unit),
  };
}

function ofSizes(id: string, ofSize: (size: number) => number, mostAtTop: boolean): Upright {
  return {
    id,
    ofError: null,
    of: ({ size }) => (size === null || !(size > 0) ? null : ofSize(size)),
    mostAtTop,
    title: (unit) => funnelWords.upright(id, unit),
  };
}

/** The usual one: straight sides, and the spread of small studies in full view (Sterne & Egger 2001). */
export const STANDARD_ERRORS: Upright = ofErrors("sei", (error) => error, false);

/** Of odds ratios, where the standard error depends on the effect itself (Deeks, Macaskill & Irwig 2005). */
export const EFFECTIVE_SIZES: Upright = {
  id: "ess",
  ofError: null,
  of: ({ effectiveSize }) =>
    effectiveSize === null || !(effectiveSize > 0) ? null : 1 / Math.sqrt(effectiveSize),
  mostAtTop: false,
  title: (unit) => funnelWords.upright("ess", unit),
};

/** The choices of metafor's `funnel()`, in its order, and the one it lacks. */
export const UPRIGHTS: readonly Upright[] = [
  STANDARD_ERRORS,
  ofErrors("vi", (error) => error * error, false),
  ofErrors("seinv", (error) => 1 / error, true),
  ofErrors("vinv", (error) => 1 / (error * error), true),
  ofSizes("ni", (size) => size, true),
  ofSizes("ninv", (size) => 1 / size, false),
  ofSizes("sqrtni", Math.sqrt, true),
  ofSizes("sqrtninv", (size) => 1 / Math.sqrt(size), false),
  ofSizes("lni", Math.log, true),
  {
    id: "wi",
    ofError: null,
    of: ({ weight }) => weight,
    mostAtTop: true,
    title: (unit) => funnelWords.upright("wi", unit),
  },
  EFFECTIVE_SIZES,
];

/** How much of the values' own range is left free beyond the outermost study. */
const MARGIN = 0.06;

/** The values at the bottom and the top of the axis. */
export function uprightEnds(
  { mostAtTop }: Pick<Upright, "mostAtTop">,
  values: readonly number[],
): readonly [bottom: number, top: number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!mostAtTop) return [(1 + MARGIN) * most, 0];
  const free = MARGIN * (most > least ? most - least : Math.abs(most) || 1);
  // No precision and no size is negative, or 0.
  const bottom = least > 0 ? Math.max(least / 2, least - free) : least - free;
  return [bottom, most + free];
}
