/** The third-wave programmes for students: Harrer, Cuijpers, Furukawa & Ebert (2021), Doing Meta-Analysis with R. */
export const THIRD_WAVE: { readonly yi: readonly number[]; readonly vi: readonly number[] } = {
  yi: [
    0.709136234756933, 0.354864109077645, 1.79117003272488, 0.182455216323761, 0.42185093084487, 0.63,
    0.724883808783712, 0.528663812357321, 0.284, 1.27506817139631, 0.10360817637506, 0.388390560376566,
    0.540739823331358, 0.426159311552595, 0.515396915332498, 1.47972601084922, 0.612578239930467, 0.6,
  ],
  vi: [
    0.260820178547769, 0.196362410818884, 0.345569205699001, 0.117787401662918, 0.144812762024237, 0.196,
    0.224664137749212, 0.210460918848162, 0.168, 0.337199688565405, 0.194727463484504, 0.230768893346391,
    0.244313267301974, 0.257937944593587, 0.351273746997289, 0.315281680355345, 0.226683364977455, 0.249,
  ].map((se) => se * se),
};

/** Effects and variances of some studies from whole numbers, rounded as reports round them. */
export function studiesOf(rows: readonly (readonly [effect: number, variance: number])[]): {
  readonly yi: number[];
  readonly vi: number[];
} {
  return { yi: rows.map(([y]) => y / 128), vi: rows.map(([, v]) => v / 256) };
}

/** Where a result holds NaN, an infinity, -0 or undefined; empty = nowhere. */
export function badPlaces(value: unknown, path = "result"): string[] {
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} is ${value}`];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => badPlaces(item, `${path}[${i}]`));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => badPlaces(item, `${path}.${key}`));
  }
  return value === undefined ? [`${path} is undefined`] : [];
}
