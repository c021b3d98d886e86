import type { ParamDef } from "@treeline/engine";
import type { OptionsOf } from "../plot-options.ts";
import { OWN_COLUMNS } from "./columns/registry.ts";
import { forestPresets } from "./presets/registry.ts";

/** More would leave the plot no room. */
const MOST_COLUMNS = 12;

/** How rows of studies are ordered, for forest plots of one list and of groups. */
export const ORDER_OPTIONS = [
  {
    key: "order",
    type: "choice",
    label: "Order of the studies",
    help: "By effect, weight, fitted value or residual: the largest first; fitted values are those of the model with moderators. By precision: the smallest variance first. By year: the year in the study’s name.",
    default: "table",
    choices: [
      { value: "table", label: "as in the table" },
      { value: "effect", label: "by effect" },
      { value: "precision", label: "by precision" },
      { value: "weight", label: "by weight" },
      { value: "label", label: "by name" },
      { value: "year", label: "by year" },
      { value: "fitted", label: "by fitted value" },
      { value: "raw-residual", label: "by residual" },
      { value: "residual", label: "by standardised residual" },
      { value: "size-of-residual", label: "by size of the residual" },
      { value: "size-of-standardised", label: "by size of the standardised residual" },
      { value: "column", label: "by a column" },
    ],
  },
  {
    key: "orderColumn",
    type: "columns",
    label: "Column to order by",
    help: "Numbers ascend and texts follow the alphabet; studies without an entry stand last.",
    default: [],
    most: 1,
  },
  {
    key: "reverse",
    type: "boolean",
    label: "The other way round",
    help: "Turns the order of the studies about.",
    default: false,
  },
] as const;

export type OrderOptions = OptionsOf<typeof ORDER_OPTIONS>;

type Def<Type extends ParamDef["type"], Key extends string> = Extract<ParamDef, { readonly type: Type }> & {
  readonly key: Key;
};

const PRESET: Def<"choice", "preset"> = {
  key: "preset",
  type: "choice",
  label: "Layout",
  help: "The habits of a program or a journal. What is chosen below comes before them.",
  default: "plain",
  choices: forestPresets.records.map(({ id, label }) => ({ value: id, label })),
};

const LEFT: Def<"columns", "columns"> = {
  key: "columns",
  type: "columns",
  label: "Columns left of the plot",
  help: "In their order; where there is no room for all, the last ones are left out, and a note says so.",
  default: [],
  most: MOST_COLUMNS,
  own: OWN_COLUMNS,
};

const RIGHT: Def<"columns", "right"> = {
  key: "right",
  type: "columns",
  label: "Columns right of the plot",
  help: "In their order, from the plot outwards.",
  default: ["@effect", "@weight"],
  most: MOST_COLUMNS,
  own: OWN_COLUMNS,
};

const WEIGHTS: Def<"boolean", "showWeights"> = {
  key: "showWeights",
  type: "boolean",
  label: "Weights",
  help: "The share of each study in the pooled effect, in percent.",
  default: true,
};

/** The layout of the table and what stands beside the plot. */
export const LAYOUT_OPTIONS: readonly [typeof PRESET, typeof LEFT, typeof RIGHT, typeof WEIGHTS] = [
  PRESET,
  LEFT,
  RIGHT,
  WEIGHTS,
];

/** What is drawn beside the rows: lines, prediction intervals, directions, single effects, pages. */
export const MARK_OPTIONS = [
  {
    key: "predictionStyle",
    type: "choice",
    label: "Style of the prediction interval",
    help: "A dotted line through the diamond, or a row of its own: a bar, a shade that is darkest where a new effect is most likely, a polygon, or the distribution.",
    default: "bar",
    choices: [
      { value: "bar", label: "bar" },
      { value: "line", label: "line through the diamond" },
      { value: "shade", label: "shade" },
      { value: "polygon", label: "polygon" },
      { value: "distribution", label: "distribution" },
    ],
  },
  {
    key: "pooledLine",
    type: "boolean",
    label: "Line at the pooled effect",
    help: "A dotted line from the pooled effect up through the studies.",
    default: true,
  },
  {
    key: "referenceLine",
    type: "boolean",
    label: "Reference line",
    help: "An upright line through the studies, at no effect unless a value is given.",
    default: true,
  },
  {
    key: "reference",
    type: "value",
    label: "Reference line at",
    help: "In the units of the axis, such as the smallest effect that matters; left empty, no effect.",
    default: null,
    scale: "effect",
  },
  {
    key: "favours",
    type: "choice",
    label: "Directions",
    help: "Where it says what a negative and a positive effect mean.",
    default: "below",
    choices: [
      { value: "below", label: "below the axis" },
      { value: "top", label: "above the plot" },
    ],
  },
  {
    key: "singles",
    type: "choice",
    label: "Single effects of a study",
    help: "The effects that were combined into one for a study, within its row.",
    default: "none",
    choices: [
      { value: "none", label: "not shown" },
      { value: "bubbles", label: "as small circles" },
      { value: "box", label: "as a box" },
    ],
  },
  {
    key: "limits",
    type: "range",
    label: "Ends of the axis",
    help: "Intervals that run on beyond the axis end in an arrow.",
    default: null,
    ends: ["Axis from", "Axis to"],
    scale: "effect",
  },
  {
    key: "paging",
    type: "choice",
    label: "Pages",
    help: "Many studies on several pages, each with its headings; the pooled effect stands on the last.",
    default: "one",
    choices: [
      { value: "one", label: "all on one" },
      { value: "studies", label: "so many studies each" },
      { value: "height", label: "as high as A4" },
    ],
  },
  {
    key: "perPage",
    type: "number",
    label: "Studies per page",
    help: "Where pages are made by the number of studies.",
    default: 40,
    min: 1,
    max: 1000,
  },
] as const;

type Shared = OptionsOf<typeof ORDER_OPTIONS> &
  OptionsOf<typeof LAYOUT_OPTIONS> &
  OptionsOf<typeof MARK_OPTIONS>;

/** Options that forest plots of one list and of groups share. */
export interface SharedOptions extends Shared {}
