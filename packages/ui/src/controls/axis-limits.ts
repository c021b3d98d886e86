import { type ParamRange, parseTypedNumber, type Transformation } from "@treeline/engine";
import { t } from "../strings/t.ts";

export type LimitsRead =
  | { readonly ok: true; readonly limits: ParamRange | null }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the two ends of an axis as typed, on the scale that is shown; both empty = from the data.
 * @param transformation decides which numbers the axis can show: a ratio axis none of 0 or less
 */
export function readLimits(from: string, to: string, transformation: Transformation): LimitsRead {
  const lower = parseTypedNumber(from);
  const upper = parseTypedNumber(to);
  if (lower === "missing" && upper === "missing") return { ok: true, limits: null };
  if (lower === "unreadable" || upper === "unreadable") return problem(t.options.limitsNotNumbers);
  if (typeof lower !== "number" || typeof upper !== "number") return problem(t.options.limitsBoth);
  if (!Number.isFinite(transformation.inverse(lower)) || !Number.isFinite(transformation.inverse(upper))) {
    return problem(
      transformation.axis === "log" ? t.options.limitsRatio : t.options.limitsOutside(transformation.label),
    );
  }
  return lower < upper ? { ok: true, limits: [lower, upper] } : problem(t.options.limitsOrder);
}

function problem(text: string): LimitsRead {
  return { ok: false, problem: text };
}

export function sameLimits(a: ParamRange | null, b: ParamRange | null): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}
