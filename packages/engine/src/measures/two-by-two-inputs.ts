import type { ParamChoice, ParamDef, Params } from "../registry.ts";
import { FLIP_INPUT } from "./flip.ts";
import type { MeasureInput } from "./types.ts";
import { INCREMENT_INPUTS, INCREMENT_PARAM } from "./zero-cell-increments.ts";

export const TWO_BY_TWO_INPUTS: readonly MeasureInput[] = [
  {
    key: "ai",
    label: "Events, group 1",
    aliases: [
      "ai",
      "tpos",
      "eventst",
      "eventstreatment",
      "eventse",
      "evente",
      "eventstrt",
      "eventsexp",
      "eventsint",
    ].concat([
      "eventsintervention",
      "eventsexperimental",
      "events1",
      "event1",
      "et",
      "ee",
      "xt",
      "xti",
      "x1i",
      "xa",
      "r1",
    ]),
  },
  {
    key: "bi",
    label: "Non-events, group 1",
    aliases: ["bi", "tneg", "noneventst", "noneventstreatment", "nonevents1", "nonevente"],
  },
  {
    key: "n1i",
    label: "Size, group 1",
    aliases: [
      "n1i",
      "nt",
      "ntreatment",
      "ntrt",
      "ne",
      "nexp",
      "nexperimental",
      "nintervention",
      "nint",
    ].concat(["nti", "totalt", "totaltreatment", "totale", "totalexp", "total1", "n1", "na", "sizet"]),
  },
  {
    key: "ci",
    label: "Events, group 2",
    aliases: [
      "ci",
      "cpos",
      "eventsc",
      "eventscontrol",
      "eventsctrl",
      "eventscon",
      "eventc",
      "eventsplacebo",
    ].concat(["events2", "event2", "ec", "xc", "xci", "x2i", "xp", "r2"]),
  },
  {
    key: "di",
    label: "Non-events, group 2",
    aliases: ["di", "cneg", "noneventsc", "noneventscontrol", "nonevents2", "noneventc"],
  },
  {
    key: "n2i",
    label: "Size, group 2",
    aliases: [
      "n2i",
      "nc",
      "ncontrol",
      "nctrl",
      "ncon",
      "nplacebo",
      "totalc",
      "totalcontrol",
      "totalctrl",
    ].concat(["nci", "total2", "n2", "np", "sizec"]),
  },
  ...INCREMENT_INPUTS,
  FLIP_INPUT,
];

export const TWO_BY_TWO_SETS: readonly (readonly string[])[] = [
  ["ai", "n1i", "ci", "n2i"],
  ["ai", "bi", "ci", "di"],
];

function addParam(amount: number): ParamDef {
  return {
    key: "add",
    label: "Added to the cells",
    help: "The amount added to each cell of the tables chosen below. 1/2 is usual where a zero would leave no value.",
    type: "number",
    default: amount,
    min: 0,
    max: 10,
  };
}

const TO: ParamDef = {
  key: "to",
  label: "Added in",
  help: "Which studies the amount is added to. Only those with an empty cell need it.",
  type: "choice",
  default: "only0",
  choices: [
    { value: "only0", label: "studies with an empty cell" },
    { value: "if0all", label: "all studies, if any has an empty cell", overStudies: true },
    { value: "all", label: "all studies" },
    { value: "none", label: "no study" },
  ],
};

const ADDYI: ParamDef = {
  key: "addyi",
  label: "Correct the effect",
  help: "Whether the amount enters the effect itself.",
  type: "boolean",
  default: true,
};

const ADDVI: ParamDef = {
  key: "addvi",
  label: "Correct the variance",
  help: "Whether the amount enters the sampling variance.",
  type: "boolean",
  default: true,
};

/** The choice of leaving out studies without (or with only) events; on where such a study says nothing about the measure. */
export function drop00Param(isDropped: boolean): ParamDef {
  return {
    key: "drop00",
    label: "Leave out studies without (or with only) events in both groups",
    help: "Such studies say nothing about a ratio; with a correction they would still get a weight.",
    type: "boolean",
    default: isDropped,
  };
}

const ONLYO1: ParamDef = {
  key: "onlyo1",
  label: "Add to events only",
  help: "Adds the amount to the events of both groups but not to the non-events.",
  type: "boolean",
  default: false,
};

/** What is added to empty cells, and where. */
export function correctionParams(amount: number): readonly ParamDef[] {
  return [addParam(amount), TO];
}

/** Whether the correction enters the effect, the variance, or both. */
export const SPLIT_PARAMS: readonly ParamDef[] = [ADDYI, ADDVI];

/** The choices about empty cells of measures on two-by-two tables of two groups. */
export function tableParams(amount: number, isDropped: boolean, canSplit: boolean): readonly ParamDef[] {
  return [
    ...correctionParams(amount),
    INCREMENT_PARAM,
    drop00Param(isDropped),
    ONLYO1,
    ...(canSplit ? SPLIT_PARAMS : []),
  ];
}

/** `add = 0.5, to = "only0", ...` as escalc() takes them. */
export function correctionToR(params: Params): string {
  // Unequal amounts are in the cells already; what was to be left out is.
  if (params.increment !== undefined && params.increment !== "same")
    return 'add = 0, to = "none", drop00 = FALSE';
  const parts = [`add = ${params.add}`, `to = "${params.to}"`];
  if (params.drop00 !== undefined) parts.push(`drop00 = ${toLogical(params.drop00 === true)}`);
  if (params.onlyo1 === true) parts.push("onlyo1 = TRUE");
  if (params.addyi === false) parts.push("addyi = FALSE");
  if (params.addvi === false) parts.push("addvi = FALSE");
  return parts.join(", ");
}

export function toLogical(value: boolean): string {
  return value ? "TRUE" : "FALSE";
}

/** The parameter that chooses how sampling variances are estimated; `LS` is every measure's default. */
export function vtypeParam(choices: readonly ParamChoice[]): ParamDef {
  return {
    key: "vtype",
    label: "Sampling variance",
    help: "How the sampling variance of each study is estimated.",
    type: "choice",
    default: "LS",
    choices,
  };
}

/** `, vtype = "AV"`; the default is stated too, because scripts outlive defaults. */
export function vtypeToR(params: Params): string {
  return `, vtype = "${params.vtype}"`;
}
