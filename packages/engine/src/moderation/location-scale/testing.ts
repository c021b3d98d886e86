import { fitLocationScale } from "./fit-location-scale.ts";
import type { LocationScaleFit, LocationScaleInput } from "./types.ts";

type Columns = Readonly<Record<string, readonly number[]>>;

/** An input from plain numbers; the location part is the constant unless columns are given. */
export function inputOf(
  yi: readonly number[],
  vi: readonly number[],
  scale: Columns,
  changes: Partial<LocationScaleInput> & { readonly location?: Columns } = {},
): LocationScaleInput {
  const { location = { intrcpt: yi.map(() => 1) }, ...rest } = changes;
  return {
    yi: Float64Array.from(yi),
    vi: Float64Array.from(vi),
    X: Object.values(location).map((column) => Float64Array.from(column)),
    xNames: Object.keys(location),
    Z: Object.values(scale).map((column) => Float64Array.from(column)),
    zNames: Object.keys(scale),
    link: "log",
    method: "REML",
    test: "z",
    level: 0.95,
    ...rest,
  };
}

/** The fit of an input that can be fitted. */
export function fitted(input: LocationScaleInput): LocationScaleFit {
  const result = fitLocationScale(input);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** Places of a result that hold NaN, an infinity, -0 or undefined. */
export function forbiddenIn(value: unknown, path: string = "result"): string[] {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? [] : [path];
  if (value === undefined) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => forbiddenIn(item, `${path}.${key}`));
}
