import type { AnalysisReport } from "../../analysis-types.ts";
import type { ModeratorValues } from "../../design/types.ts";
import type { AnalysisDocument } from "../../document/types.ts";
import { givenOf, isInverseVariance, leadLines, NOTHING_POOLED, type OtherGiven, oneLine } from "./given.ts";

/** The names of estimators of tau2 in `meta set`; Stata has no others. Empirical Bayes and Paule-Mandel are one estimator. */
const ESTIMATORS: Readonly<Record<string, string>> = {
  REML: "reml",
  ML: "mle",
  EB: "ebayes",
  PM: "ebayes",
  DL: "dlaird",
  SJ: "sjonkman",
  HE: "hedges",
  HS: "hschmidt",
};
const TESTS: Readonly<Record<string, string>> = {
  z: "",
  t: " tdistribution",
  knha: " se(khartung)",
  adhoc: " se(khartung, truncated)",
};
/** Stata adjusts standard errors of random-effects models only. */
const PLAIN_TESTS: ReadonlySet<string> = new Set(["z", "t"]);

/** How Stata tests the mean, as an option; null = it cannot. */
function testOption({ spec, testUsed }: OtherGiven["fit"]): string | null {
  return spec.kind === "random" || PLAIN_TESTS.has(testUsed) ? (TESTS[testUsed] ?? null) : null;
}

/**
 * A do-file for Stata 17 or newer with its meta suite: the effects, `meta set`, `meta summarize`, subgroups, meta-regression and funnel,
 * with assertions against our numbers. Its comments say what Stata cannot reproduce. Where nothing was pooled it says so.
 */
export function documentToStata(document: AnalysisDocument, report: AnalysisReport): string {
  const given = givenOf(document, report);
  if (given === null) return `* ${NOTHING_POOLED}\n`;
  return `${[
    ...leadLines(given, "Stata do-file (version 17 or newer)").map((line) => `* ${commented(line)}`),
    "* Assertions stop the do-file where Stata's numbers differ from Treeline's by more than 1e-4 of themselves or of the standard error (its iterations stop earlier).",
    ...lacksOf(given).map((lack) => `* Not reproduced: ${commented(lack)}`),
    "* Characters that Stata would read as macros or quotes are left out of labels.",
    "version 17",
    "clear all",
    "set more off",
    ...dataLines(given),
    ...setLines(given),
    ...checkLines(given),
    ...moderatorLines(given),
    "meta forestplot",
    "meta funnelplot, contours(1 5 10)",
    ...(given.effects.yi.length < 10
      ? ["* Fewer than ten studies: asymmetry is not tested."]
      : ["meta bias, egger"]),
  ].join("\n")}\n`;
}

function lacksOf({ document, fit, report }: OtherGiven): string[] {
  const { spec } = fit;
  const given = { document, fit, report } as OtherGiven;
  const hasTau2 = spec.kind === "random" && spec.tau2 === null;
  return [
    "how effects were computed from the numbers that studies report; they are entered as computed.",
    ...(isInverseVariance(given)
      ? []
      : [`pooling by ${spec.pooling}; Stata pools by inverse variance here, and nothing is asserted.`]),
    ...(hasTau2 && ESTIMATORS[spec.estimator] === undefined
      ? [`the estimator ${spec.estimator} of tau2, which Stata lacks; its value is given.`]
      : []),
    ...(testOption(fit) === null ? [`the test and interval by ${fit.testUsed}.`] : []),
    ...(fit.prediction === null || spec.prediction === "riley"
      ? []
      : ["the prediction interval: Stata's has k - 2 degrees of freedom."]),
    ...(document.moderators?.subgroups?.tau2 === "common"
      ? ["one tau2 common to all subgroups: Stata estimates one in each."]
      : []),
    ...(report.moderation?.regression === null || report.moderation === undefined
      ? []
      : [
          "shapes of moderators other than a straight line, and codings other than against a reference level.",
        ]),
    "the interval of tau2, adjusted estimates, and all but Egger's test of the audit for publication bias.",
  ];
}

/** Text in a comment: Stata looks for the marks of longer comments and of lines that go on even there. */
function commented(text: string): string {
  return text.replace(/\/(?=[/*])|\*(?=\/)/g, "$& ").replace(/`/g, "'");
}

/** Text that Stata reads as it stands: without quotes, backslashes and the marks of macros. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/["'`$\\]/g, "")
    .slice(0, 200);
}

/** Length in UTF-8, which Stata counts in. */
function bytesOf(text: string): number {
  return [...text].reduce((sum, character) => {
    const code = character.codePointAt(0) ?? 0;
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);
}

function dataLines(given: OtherGiven): string[] {
  const { effects } = given;
  const variables = moderatorsOf(given);
  const width = Math.max(8, ...effects.labels.map((label) => bytesOf(plain(label))));
  const rows = effects.yi.map((yi, at) => {
    const cells = variables.map(({ values }) => String(values[at] ?? "."));
    return [
      `"${plain(effects.labels[at] ?? "")}"`,
      String(yi),
      String(Math.sqrt(effects.vi[at]!)),
      ...cells,
    ].join(" ");
  });
  return [
    `input str${width} study double yi double sei${variables.map((_, at) => ` double x${at + 1}`).join("")}`,
    ...rows,
    "end",
    ...variables.flatMap(({ column, kind, levels }, at) => [
      `label variable x${at + 1} "${plain(column)}"`,
      ...(kind === "factor" ? factorLabel(`x${at + 1}`, levels) : []),
    ]),
  ];
}

function factorLabel(name: string, levels: readonly string[]): string[] {
  const pairs = levels.map((level, at) => `${at} "${plain(level)}"`).join(" ");
  return [`label define ${name}_levels ${pairs}`, `label values ${name} ${name}_levels`];
}

function setLines({ document, fit }: OtherGiven): string[] {
  const { spec, tau2 } = fit;
  const level = Number((100 * spec.level).toPrecision(8));
  const lead = `meta set yi sei, studylabel(study) eslabel("${plain(document.effects.effectName ?? "Effect")}") level(${level})`;
  const test = testOption(fit) ?? "";
  if (spec.kind !== "random")
    return [
      `${lead} ${spec.kind === "equal" ? "common" : "fixed"}`,
      `meta summarize,${test || " nometashow"}`,
    ];
  const name = spec.tau2 === null ? ESTIMATORS[spec.estimator] : undefined;
  const prediction = fit.prediction === null ? "" : " predinterval";
  return name === undefined
    ? [`${lead} random(dlaird)`, `meta summarize, tau2(${String(tau2.estimate ?? 0)})${test}`]
    : [`${lead} random(${name})`, `meta summarize,${prediction}${test || " nometashow"}`];
}

/** Compared only where Stata computes the same thing. */
function checkLines(given: OtherGiven): string[] {
  const { fit } = given;
  const pooled = fit.coefficients[0]!;
  if (!isInverseVariance(given)) return [];
  const { se } = pooled;
  const near = (stored: string, value: number, unit: number): string =>
    `assert abs(${stored} - (${String(value)})) < 1e-4 * max(${String(unit)}, abs(${String(value)}))`;
  const hasTau2 =
    fit.spec.kind === "random" && ESTIMATORS[fit.spec.estimator] !== undefined && fit.spec.tau2 === null;
  return [
    near("r(theta)", pooled.estimate, se),
    ...(testOption(fit) === null || pooled.interval === null || pooled.interval.upper === null
      ? []
      : [near("r(ci_lb)", pooled.interval.lower, se), near("r(ci_ub)", pooled.interval.upper, se)]),
    ...(hasTau2 && fit.tau2.estimate !== null ? [near("r(tau2)", fit.tau2.estimate, fit.k * se * se)] : []),
    'display "Stata and Treeline agree on the numbers asserted."',
  ];
}

/** Moderators that Stata takes as they are: numbers in a straight line, and factors against their first level. */
function moderatorsOf({ document, report }: OtherGiven): readonly ModeratorValues[] {
  const specs = document.moderators?.variables ?? [];
  return (report.moderation?.variables ?? []).filter(({ column }) => {
    const spec = specs.find((one) => one.column === column);
    return spec?.kind === "factor" ? spec.coding === "treatment" : spec?.shape === "linear";
  });
}

function moderatorLines(given: OtherGiven): string[] {
  const { document, report } = given;
  const spec = document.moderators;
  if (spec === undefined) return [];
  const variables = moderatorsOf(given);
  const nameOf = (column: string): string | null => {
    const at = variables.findIndex((one) => one.column === column);
    return at < 0 ? null : `${variables[at]!.kind === "factor" ? "i." : "c."}x${at + 1}`;
  };
  const terms = spec.terms.map((term) => term.map(nameOf));
  const regression = report.moderation?.regression ?? null;
  const own = regression === null ? "" : (TESTS[regression.spec.test] ?? "");
  const options = `${spec.intercept ? "" : " noconstant"}${document.model.kind === "random" || own === TESTS.t ? own : ""}`;
  const test = testOption(given.fit) ?? "";
  const whole = terms.length > 0 && terms.every((names) => names.every((name) => name !== null));
  const by =
    spec.subgroups === null ? -1 : variables.findIndex(({ column }) => column === spec.subgroups?.by);
  return [
    ...(regression !== null && whole
      ? [
          `meta regress ${terms.map((names) => names.join("#")).join(" ")}${options === "" ? "" : `,${options}`}`,
        ]
      : []),
    ...(by < 0 ? [] : [`meta summarize, subgroup(x${by + 1})${test}`]),
  ];
}
