import * as v from "valibot";
import { LANGUAGES } from "../phrases/languages.ts";
import { isReservedName } from "../table/headers.ts";
import { biasSchema } from "./bias-schema.ts";
import { certaintySchema } from "./certainty-schema.ts";
import { isChecked } from "./checked-parts.ts";
import { DEFAULT_AGGREGATE, DEFAULT_EFFECTS, DEFAULT_MODEL } from "./defaults.ts";
import { dependenceSchema } from "./dependence-schema.ts";
import { doseTrendSchema } from "./dose-trend-schema.ts";
import { flowSchema } from "./flow-schema.ts";
import { moderatorsSchema } from "./moderators-schema.ts";
import { networkSchema } from "./network-schema.ts";
import { copyOptions, copyPlots } from "./plot-specs.ts";
import { reportingSchema } from "./reporting-schema.ts";
import { riskOfBiasSchema } from "./risk-of-bias-schema.ts";
import { finite, params, text, wholeNumber, yesNo } from "./schema-parts.ts";
import { sensitivitySchema } from "./sensitivity-schema.ts";
import { type AnalysisDocument, SCHEMA_VERSION } from "./types.ts";

/** One predicate over a whole column: a schema per cell would take minutes on a million rows. Copies, and turns -0 into 0. */
const numbers = v.pipe(
  v.custom<(number | null)[]>(
    (input) => Array.isArray(input) && input.every((cell) => cell === null || Number.isFinite(cell)),
    "must be a list of finite numbers and nulls",
  ),
  v.transform((cells) => cells.map((cell) => (cell === null ? null : cell + 0))),
);

const texts = v.pipe(
  v.custom<(string | null)[]>(
    (input) => Array.isArray(input) && input.every((cell) => cell === null || typeof cell === "string"),
    "must be a list of texts and nulls",
  ),
  v.transform((cells) => [...cells]),
);

const newRowIds = v.pipe(
  v.custom<string[]>(
    (input) =>
      Array.isArray(input) &&
      input.every((id) => typeof id === "string" && /^[A-Za-z0-9][\w.-]{0,63}$/.test(id)) &&
      new Set(input).size === input.length,
    "must be a list of distinct row ids",
  ),
  v.transform((ids) => [...ids]),
);

/** What was checked before passes as it is. */
const sameObject = <T>(): v.GenericSchema<T> => v.custom<T>(isChecked);

const rowIds = v.lazy((input) => (isChecked(input) ? sameObject<string[]>() : newRowIds));

const newColumn = v.variant(
  "kind",
  [
    v.object({
      name: text(),
      kind: v.literal("number"),
      values: numbers,
      unparsed: v.optional(v.record(v.string(), text()), {}),
      unit: v.exactOptional(v.pipe(text(), v.maxLength(40, "has more than 40 characters"))),
    }),
    v.object({
      name: text(),
      kind: v.literal("text"),
      values: texts,
      form: v.exactOptional(v.picklist(["factor", "yes-no"], "must be factor or yes-no")),
    }),
  ],
  "must be a column of numbers or text",
);

const column = v.lazy((input) =>
  isChecked(input) ? sameObject<v.InferOutput<typeof newColumn>>() : newColumn,
);

const derived = v.pipe(
  v.array(v.object({ name: text(), expression: text() })),
  v.maxLength(200, "has more than 200 derived columns"),
);

const grid = v.object({
  frozen: v.exactOptional(v.nullable(text())),
  widths: v.exactOptional(
    v.record(
      v.string(),
      v.pipe(finite(), v.minValue(30, "must be 30 or more"), v.maxValue(900, "must be 900 or less")),
    ),
  ),
});

const roles = v.object({
  label: v.optional(v.nullable(text()), null),
  inputs: v.optional(v.record(v.string(), text()), {}),
  weights: v.optional(v.nullable(text()), null),
});

/** Words about a figure stand above or below it: a page of them is a mistake. */
const figureText = (): v.GenericSchema<string> =>
  v.pipe(v.string("must be text"), v.maxLength(5000, "is longer than 5,000 characters"));

const figureWords = () => ({
  title: v.exactOptional(figureText()),
  alt: v.exactOptional(figureText()),
  note: v.exactOptional(figureText()),
});

const directions = v.object({
  negative: v.optional(text(), ""),
  positive: v.optional(text(), ""),
});

const guardChoices = v.object({
  params: v.optional(params, {}),
  dismissed: v.optional(v.array(text()), []),
});

const ledgerEntry = v.object({
  place: v.optional(text(), ""),
  note: v.optional(text(), ""),
  route: v.optional(v.nullable(v.array(text())), null),
  params: v.optional(v.record(v.string(), params), {}),
});

const imputation = v.object({
  sd: v.optional(
    v.picklist(["none", "pooled", "mean", "largest"], "must be none, pooled, mean or largest"),
    DEFAULT_EFFECTS.imputation.sd,
  ),
  correlation: v.optional(
    v.picklist(["none", "mean"], "must be none or mean"),
    DEFAULT_EFFECTS.imputation.correlation,
  ),
});

const correlation = (): v.GenericSchema<number> =>
  v.pipe(finite(), v.minValue(-1, "must not be below -1"), v.maxValue(1, "must not be above 1"));

const aggregate = v.object({
  by: text(),
  structure: v.optional(text(), DEFAULT_AGGREGATE.structure),
  rho: v.optional(correlation(), DEFAULT_AGGREGATE.rho),
  phi: v.optional(
    v.pipe(finite(), v.minValue(0, "must not be negative"), v.maxValue(1, "must not be above 1")),
    DEFAULT_AGGREGATE.phi,
  ),
  time: v.optional(v.nullable(text()), null),
  obs: v.optional(v.nullable(text()), null),
  weighted: v.optional(yesNo(), DEFAULT_AGGREGATE.weighted),
  covariances: v.optional(
    v.array(v.object({ rowIds: v.tuple([v.string(), v.string()]), value: finite() })),
    [],
  ),
});

const artefacts = v.object({ correction: text(), params: v.optional(params, {}) });

const effects = v.object({
  measure: text(),
  params: v.optional(params, {}),
  assumptions: v.optional(v.record(v.string(), params), {}),
  imputation: v.optional(imputation, DEFAULT_EFFECTS.imputation),
  directions: v.optional(directions, DEFAULT_EFFECTS.directions),
  outcome: v.optional(text(), ""),
  effectName: v.optional(v.nullable(text()), null),
  display: v.optional(v.nullable(text()), null),
  displayParams: v.optional(params, {}),
  artefacts: v.optional(v.nullable(artefacts), null),
  aggregate: v.optional(v.nullable(aggregate), null),
});

const margin = v.pipe(
  v.tuple([finite(), finite()], "must be a pair of numbers"),
  v.check(([lower, upper]) => lower < upper, "must ascend"),
);

const numberNeeded = v.object({
  risk: v.optional(
    v.nullable(
      v.pipe(
        finite(),
        v.check((risk) => risk > 0 && risk < 1, "must lie between 0 and 1"),
      ),
    ),
    null,
  ),
  events: v.optional(v.nullable(v.picklist(["unwanted", "wanted"], "must be unwanted or wanted")), null),
});

const bayes = v.object({
  prior: text(),
  params: v.optional(params, {}),
  mean: v.optional(
    v.nullable(
      v.object({
        mean: finite(),
        sd: v.pipe(
          finite(),
          v.check((sd) => sd > 0, "must be above 0"),
        ),
      }),
    ),
    null,
  ),
});

const kinds = v.picklist(["random", "equal", "fixed"], "must be random, equal or fixed");

const beside = v.pipe(
  v.array(
    v.object({
      kind: kinds,
      estimator: v.optional(text(), DEFAULT_MODEL.estimator),
      test: v.optional(text(), DEFAULT_MODEL.test),
    }),
  ),
  v.maxLength(12, "has more than 12 models"),
);

const model = v.object({
  kind: v.optional(kinds, DEFAULT_MODEL.kind),
  estimator: v.optional(text(), DEFAULT_MODEL.estimator),
  tau2: v.optional(v.nullable(v.pipe(finite(), v.minValue(0, "must not be negative"))), null),
  weighting: v.optional(
    v.picklist(["inverse-variance", "unweighted", "user"], "must be inverse-variance, unweighted or user"),
    DEFAULT_MODEL.weighting,
  ),
  test: v.optional(text(), DEFAULT_MODEL.test),
  level: v.optional(finite(), DEFAULT_MODEL.level),
  tau2Interval: v.optional(text(), DEFAULT_MODEL.tau2Interval),
  i2: v.optional(v.picklist(["tau2", "Q"], "must be tau2 or Q"), DEFAULT_MODEL.i2),
  prediction: v.optional(text(), DEFAULT_MODEL.prediction),
  pooling: v.optional(text(), DEFAULT_MODEL.pooling),
  poolingParams: v.optional(params, {}),
  threshold: v.optional(v.nullable(finite()), null),
  equivalence: v.optional(v.nullable(margin), null),
  seed: v.optional(wholeNumber(0, 4_294_967_295), DEFAULT_MODEL.seed),
  studyIntervals: v.exactOptional(text()),
  samples: v.optional(wholeNumber(100, 100_000), DEFAULT_MODEL.samples),
  numberNeeded: v.exactOptional(numberNeeded),
  bayes: v.exactOptional(bayes),
  beside: v.exactOptional(beside),
});

/** Options of plots by shape; what no option can be is left behind, and reported as a field that is not known. */
const plots = v.pipe(v.record(v.string(), v.unknown()), v.transform(copyPlots));

const figureSubject = v.pipe(v.record(v.string(), v.unknown()), v.transform(copyOptions));

const figures = v.pipe(
  v.record(
    v.string(),
    v.object({
      ...figureWords(),
      of: v.exactOptional(v.array(v.object({ about: figureSubject, ...figureWords() }))),
    }),
  ),
  v.transform((given) => Object.fromEntries(Object.entries(given).filter(([id]) => !isReservedName(id)))),
);

const language = v.picklist(LANGUAGES, `must be one of ${LANGUAGES.join(", ")}`);

/**
 * The shape of a document of the present version. Parsing copies into fresh objects field by field, fills in defaults and
 * leaves unknown fields behind; ids and references between fields are checked afterwards.
 */
export const documentSchema: v.GenericSchema<unknown, AnalysisDocument> = v.object({
  schema: v.literal(SCHEMA_VERSION),
  title: v.optional(text(), ""),
  source: v.optional(text(), ""),
  table: v.object({
    rowIds,
    columns: v.pipe(v.array(column), v.maxLength(2000, "has more than 2,000 columns")),
  }),
  roles: v.optional(roles, {}),
  derived: v.optional(derived, []),
  filter: v.optional(v.nullable(text()), null),
  exclusions: v.optional(v.array(v.object({ rowId: v.string(), reason: v.optional(text(), "") })), []),
  ledger: v.optional(v.record(v.string(), ledgerEntry), {}),
  guards: v.optional(v.record(v.string(), guardChoices), {}),
  effects,
  model: v.optional(model, {}),
  moderators: v.exactOptional(moderatorsSchema),
  doseResponse: v.exactOptional(doseTrendSchema),
  network: v.exactOptional(networkSchema),
  dependence: v.exactOptional(dependenceSchema),
  bias: v.exactOptional(biasSchema),
  riskOfBias: v.exactOptional(riskOfBiasSchema),
  reporting: v.exactOptional(reportingSchema),
  sensitivity: v.exactOptional(sensitivitySchema),
  grid: v.exactOptional(grid),
  flow: v.exactOptional(flowSchema),
  certainty: v.exactOptional(certaintySchema),
  plots: v.optional(plots, {}),
  languages: v.exactOptional(
    v.object({ figures: v.exactOptional(language), report: v.exactOptional(language) }),
  ),
  figures: v.exactOptional(figures),
});
