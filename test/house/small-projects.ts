import { createDocument } from "@treeline/engine";

/** Two projects of measures that no example has: effects shown on another scale than analysed, and few studies. */
const STUDIES = ["Ahern 2001", "Bell 2004", "Cohn 2007", "Dahl 2010", "Egan 2012", "Fox 2015"];
const MORE = [...STUDIES, "Gray 2016", "Hart 2017", "Ivey 2018", "Jain 2019", "Kerr 2020"];

interface Column {
  readonly name: string;
  readonly kind: "text" | "number";
  readonly values: readonly (string | number | null)[];
}

function project(measure: string, inputs: Readonly<Record<string, string>>, columns: readonly Column[]) {
  return {
    schema: 1,
    title: "",
    source: "",
    roles: { label: "study", inputs, weights: null },
    effects: {
      measure,
      params: {},
      directions: { negative: "", positive: "" },
      outcome: "",
      effectName: null,
      display: null,
    },
    model: createDocument({}).model,
    exclusions: [],
    plots: {},
    table: { rowIds: columns[0]!.values.map((_, at) => `r${at + 1}`), columns },
  };
}

/** Six proportions, one of them without an event. */
const proportions = project("PLO", { xi: "xi", ni: "ni" }, [
  { name: "study", kind: "text", values: STUDIES },
  { name: "xi", kind: "number", values: [12, 0, 31, 8, 55, 4] },
  { name: "ni", kind: "number", values: [80, 25, 140, 61, 210, 44] },
]);

/** Eleven correlations with a number and groups, one of them without an entry. */
const correlations = {
  ...project("ZCOR", { ri: "ri", ni: "ni" }, [
    { name: "study", kind: "text", values: MORE },
    {
      name: "ri",
      kind: "number",
      values: [0.31, -0.05, 0.42, 0.12, 0.55, 0.27, 0.36, 0.1, 0.22, 0.48, 0.18],
    },
    { name: "ni", kind: "number", values: [80, 25, 140, 61, 210, 44, 90, 33, 120, 75, 66] },
    { name: "years", kind: "number", values: [21.5, 30.1, 24, 40.2, 35, 28, 50, 44, 38, 25, 31] },
    {
      name: "rater",
      kind: "text",
      values: ["self", "rated", "self", "rated", "self", "rated", "self", "rated", "self", "rated", null],
    },
  ]),
  moderators: {
    variables: [
      { column: "years", kind: "numeric" },
      { column: "rater", kind: "factor" },
    ],
    terms: [["years"], ["rater"]],
    subgroups: { by: "rater", tau2: "common" },
  },
};

export const smallProjects: readonly (readonly [string, unknown])[] = [
  ["proportions", proportions],
  ["correlations", correlations],
];
