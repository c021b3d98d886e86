import {
  type AnalysisDocument,
  createModerator,
  createModerators,
  DEFAULT_AGGREGATE,
  type ModelSpec,
  type Moderator,
  type ModeratorsSpec,
} from "@treeline/engine";
import { buildExample } from "../house/example-choices.ts";
import { type CrosscheckCase, withoutComparison } from "./cases.ts";

type Choice = Partial<Moderator> & Pick<Moderator, "column">;

function asking(
  name: string,
  label: string,
  variables: readonly Choice[],
  terms: ModeratorsSpec["terms"],
  rest: Partial<ModeratorsSpec> = {},
  model: Partial<ModelSpec> = {},
): CrosscheckCase {
  const document = buildExample(name);
  const moderators = createModerators({
    variables: variables.map((choice) => createModerator({ kind: "numeric", ...choice })),
    terms,
    ...rest,
  });
  const asked: AnalysisDocument = { ...document, model: { ...document.model, ...model }, moderators };
  return withoutComparison({ name: `moderators ${label}`, document: asked });
}

const bcg = (
  label: string,
  variables: readonly Choice[],
  terms: ModeratorsSpec["terms"],
  rest: Partial<ModeratorsSpec> = {},
  model: Partial<ModelSpec> = {},
): CrosscheckCase => asking("bcg-vaccine", label, variables, terms, rest, model);

const ALLOC: Choice = { column: "alloc", kind: "factor" };
const ABLAT: Choice = { column: "ablat" };

/** Meta-regressions that R repeats: shapes, codings, interactions, what is left out, and every choice of the model. */
export function moderatorCases(): CrosscheckCase[] {
  return [...designCases(), ...modelCases(), ...harmonisedCases(), ...subgroupCases(), ...effectCases()];
}

function designCases(): CrosscheckCase[] {
  const both = [["alloc"], ["ablat"]];
  const crossed = [...both, ["alloc", "ablat"]];
  return [
    bcg("one number", [ABLAT], [["ablat"]], { profile: { ablat: 40 } }),
    bcg("factor", [ALLOC], [["alloc"]], { profile: { alloc: "random" } }),
    bcg("factor, another reference", [{ ...ALLOC, reference: "random" }], [["alloc"]]),
    bcg("factor, sum coding", [{ ...ALLOC, coding: "sum" }, ABLAT], both),
    bcg("factor, deviation coding", [{ ...ALLOC, coding: "deviation" }, ABLAT], both),
    bcg("interaction", [ALLOC, ABLAT], crossed, { profile: { alloc: "systematic", ablat: 30 } }),
    bcg("no intercept", [ALLOC, ABLAT], both, { intercept: false, profile: { alloc: "random", ablat: 20 } }),
    bcg("no intercept, no constant", [ABLAT], [["ablat"]], { intercept: false, profile: { ablat: 20 } }),
    bcg("centred and scaled", [{ ...ABLAT, centre: "mean", scale: "sd" }, ALLOC], both),
    bcg("square root", [{ ...ABLAT, shape: "sqrt" }], [["ablat"]]),
    bcg(
      "polynomial",
      [{ ...ABLAT, shape: "polynomial", shapeParams: { degree: 3, orthogonal: false } }],
      [["ablat"]],
    ),
    bcg(
      "orthogonal polynomial",
      [{ ...ABLAT, shape: "polynomial", shapeParams: { degree: 2, orthogonal: true } }],
      [["ablat"]],
    ),
    bcg("year and its square", [{ column: "year", shape: "polynomial" }], [["year"]]),
    bcg("restricted cubic spline", [{ ...ABLAT, shape: "rcs", shapeParams: { knots: 3 } }], [["ablat"]], {
      profile: { ablat: 25 },
    }),
    bcg("natural spline", [{ ...ABLAT, shape: "ns", knots: [30] }], [["ablat"]]),
    bcg("piecewise", [{ ...ABLAT, shape: "piecewise", knots: [30] }], [["ablat"]]),
    bcg("between and within", [{ ...ABLAT, within: "alloc" }], [["ablat"]]),
  ];
}

function modelCases(): CrosscheckCase[] {
  const terms = [["alloc"], ["ablat"]];
  const vary = (label: string, model: Partial<ModelSpec>): CrosscheckCase =>
    bcg(label, [ALLOC, ABLAT], terms, {}, model);
  return [
    ...["DL", "HE", "HS", "SJ", "ML", "EB", "PM"].map((estimator) =>
      vary(estimator, { estimator, test: "knha" }),
    ),
    ...["t", "adhoc", "KR", "PLmean"].map((test) =>
      vary(`test ${test}`, { test, level: 0.9, ...(test === "PLmean" ? { estimator: "ML" } : {}) }),
    ),
    vary("equal effects", { kind: "equal" }),
    vary("fixed effects", { kind: "fixed", test: "t" }),
    vary("tau2 given", { tau2: 0.25 }),
    vary("unweighted", { weighting: "unweighted" }),
  ];
}

/** Spellings, units and levels that are entered one way and counted another. */
function harmonisedCases(): CrosscheckCase[] {
  const spelled: Choice = {
    ...ALLOC,
    spellings: { alternate: "not random", systematic: "not random", random: "random" },
  };
  const minutes: Choice = { column: "ablat", dose: { unit: "minutes", into: "hours", session: null } };
  const sessions: Choice = {
    column: "ablat",
    dose: { unit: "sessions", into: "hours", session: { column: null, value: 90, unit: "minutes" } },
  };
  return [
    bcg("spellings", [spelled], [["alloc"]]),
    bcg("minutes as hours", [minutes], [["ablat"]]),
    bcg("sessions as hours", [sessions], [["ablat"]]),
    asking(
      "health-professionals-distress",
      "format, dose and facilitator",
      [
        { column: "format", kind: "factor", role: "format" },
        { column: "dose_hours", role: "dose", shape: "log" },
        { column: "facilitator", kind: "factor", role: "facilitator" },
      ],
      [["format"], ["dose_hours"]],
      { subgroups: { by: "facilitator", tau2: "common" } },
    ),
  ];
}

function subgroupCases(): CrosscheckCase[] {
  return (["common", "separate"] as const).map((tau2) =>
    bcg(
      `subgroups, ${tau2} tau2`,
      [ALLOC],
      [["alloc"]],
      { subgroups: { by: "alloc", tau2 } },
      { test: "knha" },
    ),
  );
}

/** Effects that are not the rows of the table one by one, or not all of them. */
function effectCases(): CrosscheckCase[] {
  const { name, document } = bcg("one number", [ABLAT], [["ablat"]]);
  const vary = (label: string, changes: Partial<AnalysisDocument>): CrosscheckCase =>
    withoutComparison({
      name: `${name.replace("one number", label)}`,
      document: { ...document, ...changes },
    });
  const derived = createModerators({
    variables: [createModerator({ column: "tropics", kind: "numeric" })],
    terms: [["tropics"]],
    contrasts: [{ label: "twenty degrees", weights: { tropics: 20 } }],
    profile: { tropics: 10 },
  });
  const { aggregate } = withAggregate(document);
  return [
    vary("of counts pooled by Mantel-Haenszel", {
      model: { ...document.model, pooling: "MH", poolingParams: {}, kind: "equal" },
    }),
    vary("of combined effects", { effects: { ...document.effects, aggregate } }),
    vary("computed, and rows filtered", {
      derived: [{ name: "tropics", expression: "abs(ablat - 23.5)" }],
      filter: "year < 1977",
      moderators: derived,
    }),
    vary("collinear", {
      derived: [{ name: "twice", expression: "2 * ablat" }],
      moderators: createModerators({
        variables: ["ablat", "twice"].map((column) => createModerator({ column, kind: "numeric" })),
        terms: [["ablat"], ["twice"]],
      }),
    }),
    vary("weights given", {
      roles: { ...document.roles, weights: "year" },
      model: { ...document.model, weighting: "user" },
    }),
  ];
}

function withAggregate({ effects }: AnalysisDocument): Pick<AnalysisDocument["effects"], "aggregate"> {
  return { aggregate: effects.aggregate ?? { ...DEFAULT_AGGREGATE, by: "year" } };
}
