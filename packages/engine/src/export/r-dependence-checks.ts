import type { DependenceReport, DependenceRow } from "../dependence-types.ts";
import type { RCondition } from "../registry.ts";
import { type Check, ends, one, type Unchecked } from "./r-checks.ts";
import { rNumbers } from "./r-text.ts";

/** The likelihood is flat around its maximum, and `rma.mv()` searches it by another way. */
const SEARCHED = 1e-4;

/** Models that the script fits, by the name it has for them. */
const FITTED = [
  { id: "three-level", r: "three_level" },
  { id: "che", r: "che" },
  { id: "by-category", r: "by_category" },
] as const;

/** The numbers of the multilevel models and of their cluster-robust means against those of `rma.mv()`. */
export function dependenceChecks(report: DependenceReport): Check[] {
  const rowOf = (id: string): DependenceRow | undefined => report.rows.find((row) => row.id === id);
  const lists = FITTED.map(({ id, r }) => {
    const fitted = `dependent$${r}`;
    const robust = `dependent$${r}_robust`;
    return [
      ...onlyWith(fitted, "rma.mv() of R found no maximum", modelChecks(rowOf(id), fitted, report)),
      ...onlyWith(
        robust,
        "R has no robust variance",
        robustChecks(rowOf(`${id}-robust`), `${id}, robust`, robust),
      ),
    ];
  });
  return [
    ...lists.flat(),
    ...(hasCorrelatedWeights(report)
      ? onlyWith("dependent$rve_corr$se", "R has no robust variance", [
          ...robustChecks(rowOf("rve-corr"), "rve-corr", "dependent$rve_corr"),
          one("rve-corr: tau2", rowOf("rve-corr")?.tau2 ?? 0, "dependent$rve_corr$tau2", "dependent$unit"),
        ])
      : []),
    ...onlyWith(`dependent$${mainFit(report)}`, "rma.mv() of R found no maximum", levelChecks(report)),
    ...onlyWith(
      "dependent$club",
      "the package clubSandwich is not installed",
      clubChecks(rowOf("che-robust")),
    ),
  ].map((check) => ({ ...check, tolerance: SEARCHED }));
}

/** Whether the script can repeat the weights of correlated effects: they are made robust as the models are, by CR2. */
export function hasCorrelatedWeights({ rows, spec }: DependenceReport): boolean {
  return spec.correction === "CR2" && rows.some(({ id, estimate }) => id === "rve-corr" && estimate !== null);
}

function onlyWith(r: string, lack: string, checks: readonly Check[]): Check[] {
  const onlyIf: RCondition = { condition: `!is.null(${r})`, lack };
  return checks.map((check) => ({ ...check, onlyIf }));
}

function modelChecks(row: DependenceRow | undefined, r: string, { spec }: DependenceReport): Check[] {
  if (row?.estimate == null || row.se === null) return [];
  const { id, test, estimate, se } = row;
  return [
    one(`${id}: estimate`, estimate, `as.numeric(${r}$beta)`, `${r}$se`),
    one(`${id}: SE`, se, `${r}$se`, "0"),
    ...ends(id, row.interval, `c(${r}$ci.lb, ${r}$ci.ub)`, `${r}$se`),
    ...(test === null || spec.test === "z"
      ? []
      : [one(`${id}: degrees of freedom`, test.df[0]!, `${r}$ddf`, "0")]),
    ...ends(`${id}, prediction`, row.prediction, `with(predict(${r}), c(pi.lb, pi.ub))`, `${r}$se`),
    ...(row.tau2 === null ? [] : [one(`${id}: variances`, row.tau2, `sum(${r}$sigma2)`, "dependent$unit")]),
  ];
}

function robustChecks(row: DependenceRow | undefined, name: string, r: string): Check[] {
  if (row?.estimate == null || row.se === null || row.test === null) return [];
  const half = `qt((1 + ${row.interval?.level ?? 0.95}) / 2, ${r}$df) * ${r}$se`;
  return [
    one(`${name}: estimate`, row.estimate, `${r}$estimate`, `${r}$se`),
    one(`${name}: SE`, row.se, `${r}$se`, "0"),
    one(`${name}: degrees of freedom`, row.test.df[0]!, `${r}$df`, "0"),
    ...ends(name, row.interval, `${r}$estimate + c(-1, 1) * ${half}`, `${r}$se`),
  ];
}

const mainFit = ({ spec }: DependenceReport): string => (spec.inner === null ? "che" : "by_category");

/** Variances of the levels, and where effects have categories their correlations. */
function componentChecks({ levels, spec }: DependenceReport, r: string): Check[] {
  const of = (kind: DependenceReport["levels"][number]["kind"]): string =>
    rNumbers(levels.filter((level) => level.kind === kind).map(({ sigma2 }) => sigma2));
  const ofStudies =
    levels.length > 0 && levels.every(({ label }) => spec.inner !== null && !label.endsWith("/effect"));
  const variances =
    spec.inner === null
      ? `${r}$sigma2`
      : ofStudies && spec.factors.length === 0
        ? `${r}$tau2`
        : `c(${r}$tau2, ${r}$sigma2)`;
  return [
    { name: "variances by level", expected: of("variance"), r: variances, scale: "dependent$unit" },
    ...(levels.some(({ kind }) => kind === "correlation")
      ? [{ name: "correlations by category", expected: of("correlation"), r: `${r}$rho`, scale: "1" }]
      : []),
  ];
}

function levelChecks(report: DependenceReport): Check[] {
  const { levels, q, statistics, typicalVariance, spec } = report;
  const r = `dependent$${mainFit(report)}`;
  const singular = isMended(report);
  const shares = levels.flatMap(({ i2 }) => i2 ?? []);
  return [
    ...componentChecks(report, r),
    ...(spec.inner !== null || singular || typicalVariance === null || shares.length !== levels.length
      ? []
      : [
          one("che: typical variance", typicalVariance, "dependent$typical", "0"),
          {
            name: "che: I2 by level",
            expected: rNumbers(shares),
            r: `100 * ${r}$sigma2 / (sum(${r}$sigma2) + dependent$typical)`,
            scale: "1",
          },
        ]),
    ...(singular || q === null ? [] : [one("che: Q", q.statistic.value, `${r}$QE`, "1")]),
    ...(statistics === null
      ? []
      : [one("che: logLik", statistics.logLik, `${r}$fit.stats["ll", "${spec.method}"]`, "1")]),
  ];
}

function clubChecks(row: DependenceRow | undefined): Check[] {
  if (row?.se == null || row.test === null) return [];
  return [
    one("che, clubSandwich: SE", row.se, "dependent$club$SE", "0"),
    one("che, clubSandwich: degrees of freedom", row.test.df[0]!, "dependent$club$df_Satt", "0"),
  ];
}

/** Whether correlations contradict each other. */
export function isMended({ issues }: DependenceReport): boolean {
  return issues.some(({ code }) => code === "dependence-nearest-covariance");
}

/** What this script shows no number of R for. */
export function uncheckedDependence(report: DependenceReport): Unchecked[] {
  const { rows, moderators, levels, curve } = report;
  return [
    ...(isMended(report)
      ? [
          {
            name: "several effects: Q and I2 by level",
            reason: "the nearest covariance matrix is all but singular, and its inverse nothing but rounding",
          },
        ]
      : []),
    ...(rows.some(
      ({ id, estimate }) =>
        id.startsWith("rve") && estimate !== null && !(id === "rve-corr" && hasCorrelatedWeights(report)),
    )
      ? [
          {
            name: "several effects: robust variance estimation",
            reason: "metafor has no function for its weights; robu() of robumeta does",
          },
        ]
      : []),
    ...(levels.some(({ interval }) => interval !== null)
      ? [
          {
            name: "several effects: profile intervals and tests by level",
            reason: "they take R long; confint() and anova() of the fits give them",
          },
        ]
      : []),
    ...(curve.length === 0
      ? []
      : [{ name: "several effects: other correlations", reason: "the same fit, with another rho in V" }]),
    ...(moderators === null
      ? []
      : [
          {
            name: "several effects: moderators",
            reason: "the script shows the mean; rma.mv() with mods and clubSandwich give them",
          },
        ]),
  ];
}
