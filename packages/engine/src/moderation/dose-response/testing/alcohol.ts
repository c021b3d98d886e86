import type { DoseDesign, RatioRow } from "../types.ts";

/**
 * Alcohol and cardiovascular disease: six studies of Liu, Cook, Bergstrom & Hsieh (2009), Computational Statistics & Data Analysis
 * 53, 4157-4167, also the example `alcohol_cvd` of R package dosresmeta. Dose in grams per day.
 */
const STUDIES: readonly {
  readonly design: DoseDesign;
  /** dose, cases, n, log ratio, standard error (0 = reference). */
  readonly rows: readonly (readonly [number, number, number, number, number])[];
}[] = [
  {
    design: "cc",
    rows: [
      [0, 126, 414, 0, 0],
      [9.0600004196, 61, 261, -0.22314350307, 0.22333797812],
      [27, 69, 228, -9.9999997474e-5, 0.23375192285],
      [45, 22, 44, 0.53062832355, 0.37651365995],
      [64.8000030518, 19, 34, 0.87546867132, 0.44400462508],
    ],
  },
  {
    design: "cc",
    rows: [
      [0, 77, 258, 0, 0],
      [16.0499992371, 88, 413, -0.43078291416, 0.22130523622],
      [46.4249992371, 24, 202, -1.0788099766, 0.2975654006],
      [77.1600036621, 13, 64, -0.61618608236, 0.38707920909],
    ],
  },
  {
    design: "cc",
    rows: [
      [0, 83, 208, 0, 0],
      [1.175999999, 46, 175, -0.57981848717, 0.31714701653],
      [8.9160003662, 17, 58, -0.5621188879, 0.41861397028],
      [18.7199993134, 4, 11, 0.6151856184, 0.90910059214],
    ],
  },
  {
    design: "cc",
    rows: [
      [0, 83, 208, 0, 0],
      [0.95499998331, 29, 117, -0.28768208623, 0.33323359489],
      [7.4299998283, 32, 81, 0.5128235817, 0.33837258816],
      [15.6000003815, 18, 39, -0.31471070647, 0.47134539485],
    ],
  },
  {
    design: "ci",
    rows: [
      [0, 159, 480, 0, 0],
      [6, 229, 975, -0.41551551223, 0.14421534538],
      [18, 38, 207, -0.63487827778, 0.23834855855],
      [28.7999992371, 39, 133, -0.083381600678, 0.2738853693],
    ],
  },
  {
    design: "ci",
    rows: [
      [0, 302, 1269, 0, 0],
      [6.25, 129, 436, -0.22314350307, 0.15658718348],
      [18.75, 19, 49, -0.010050299577, 0.35108911991],
      [30, 15, 41, -0.26136478782, 0.41651141644],
    ],
  },
];

export const ALCOHOL: readonly RatioRow[] = STUDIES.flatMap(({ design, rows }, s) =>
  rows.map(([dose, cases, n, logRatio, se], i) => ({
    rowId: `${s + 1}-${i}`,
    study: `Study ${s + 1}`,
    design,
    dose,
    cases,
    n,
    logRatio,
    se,
  })),
);
