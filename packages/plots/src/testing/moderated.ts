import {
  createDocument,
  createModerator,
  createModerators,
  type Exclusion,
  type ModelSpec,
  type Moderator,
  type ModeratorsSpec,
  type Params,
  runAnalysis,
} from "@treeline/engine";
import type { PlotInput } from "../plot-types.ts";
import { DIFFERENCE_MEASURE } from "./report-fixture.ts";

/** What a test says about an analysis with moderators; studies are named A, B, C ... */
export interface ModeratedOptions {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly dose?: readonly (number | null)[];
  readonly format?: readonly (string | null)[];
  readonly leader?: readonly (string | null)[];
  readonly moderator?: Partial<Moderator>;
  readonly moderators?: Partial<ModeratorsSpec>;
  readonly model?: Partial<ModelSpec>;
  readonly exclusions?: readonly Exclusion[];
  readonly measure?: PlotInput["measure"];
  readonly width?: number;
  /** Options of the plots, by plot id. */
  readonly plots?: Readonly<Record<string, Params>>;
}

/** A document with moderators called dose, format and leader, and the report the engine gives for it. */
export function moderatedInput(options: ModeratedOptions): PlotInput {
  const { yi, vi, dose, format, leader, measure = DIFFERENCE_MEASURE, width = 900, plots = {} } = options;
  const rowIds = yi.map((_, row) => `r${row + 1}`);
  const names = yi.map((_, row) => `${String.fromCharCode(65 + (row % 26))}${row < 26 ? "" : row}`);
  const number = (name: string, values: readonly (number | null)[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const text = (name: string, values: readonly (string | null)[]) =>
    ({ name, kind: "text", values }) as const;
  const document = createDocument({
    title: "A test",
    table: {
      rowIds,
      columns: [
        text("study", names),
        number("yi", yi),
        number("vi", vi),
        ...(dose === undefined ? [] : [number("dose", dose)]),
        ...(format === undefined ? [] : [text("format", format)]),
        ...(leader === undefined ? [] : [text("leader", leader)]),
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: {
      ...(measure === undefined ? {} : { display: measure.display }),
      directions: { negative: "Favours control", positive: "Favours treatment" },
    },
    exclusions: options.exclusions ?? [],
    model: { kind: "random", estimator: "REML", test: "knha", ...options.model },
    moderators: createModerators({
      variables: [
        ...(dose === undefined
          ? []
          : [createModerator({ column: "dose", kind: "numeric", role: "dose", ...options.moderator })]),
        ...(format === undefined
          ? []
          : [createModerator({ column: "format", kind: "factor", role: "format" })]),
        ...(leader === undefined
          ? []
          : [createModerator({ column: "leader", kind: "factor", role: "facilitator" })]),
      ],
      subgroups: format === undefined ? null : { by: "format", tau2: "common" },
      ...options.moderators,
    }),
    plots,
  });
  return { document, report: runAnalysis(document), width, measure, testLabel: "Knapp-Hartung" };
}

/** Twelve studies, three of each format, whose effects rise with the dose. */
export const TWELVE: ModeratedOptions = {
  yi: [0.1, 0.35, 0.2, 0.6, 0.42, 0.8, 0.15, 0.5, 0.33, 0.9, 0.7, 1.1],
  vi: [0.02, 0.05, 0.03, 0.04, 0.02, 0.06, 0.03, 0.08, 0.02, 0.05, 0.04, 0.1],
  dose: [1, 2, 3, 4, 6, 8, 2, 5, 7, 10, 12, 20],
  format: [
    ...Array<string>(4).fill("online"),
    ...Array<string>(5).fill("group"),
    "one to one",
    "one to one",
    "post",
  ],
  leader: Array.from({ length: 12 }, (_, row) => (row % 2 === 0 ? "peer" : "trainer")),
};
