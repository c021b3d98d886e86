import { formatPercent } from "../../format/index.ts";
import { cell, type Told, type ToldTable } from "../../format/told.ts";
import type { ImputedRegression } from "./imputed-regression.ts";

/** What the regression over all imputations came to: its coefficients, and how much rests on what was filled in. */
export function tellImputation(outcome: ImputedRegression): Told {
  return {
    sentences: sentencesOf(outcome),
    tables: [coefficientsTable(outcome), ...(outcome.terms.length === 0 ? [] : [termsTable(outcome)])],
  };
}

function sentencesOf({ imputations, k, seed, coefficients, labels, traces }: ImputedRegression): string[] {
  const most = coefficients.reduce(
    (at, { missingInformation }, place) =>
      missingInformation > coefficients[at]!.missingInformation ? place : at,
    0,
  );
  const share = coefficients[most]?.missingInformation ?? 0;
  const wanted = Math.ceil(100 * share);
  return [
    `${imputations} data sets of k = ${k}, filled in by chained equations with seed ${seed}, put together by Rubin’s rules.`,
    `Of ${labels[most] ?? ""}, ${formatPercent(100 * share, 0)} of the information is missing, the largest share of all coefficients.`,
    ...(wanted > imputations
      ? [
          `At least as many data sets as this percentage are advised (White, Royston & Wood 2011): ${wanted} instead of ${imputations} would make the last digits depend less on the seed.`,
        ]
      : []),
    "It is assumed that, given the other columns, whether a study reports a moderator does not depend on its value: the studies cannot tell whether that is so. Compare with the complete cases.",
    ...(traces.length > 0
      ? ["Lines of the traces should mix and show no trend; where they drift, ask for more rounds."]
      : []),
  ];
}

function coefficientsTable({ coefficients, labels, names }: ImputedRegression): ToldTable {
  return {
    id: "coefficients",
    title: "Coefficients pooled by Rubin’s rules",
    head: ["Coefficient", "Estimate", "SE", "Lower", "Upper", "df", "p", "Missing information"],
    rows: coefficients.map(({ estimate, se, ci, df, p, missingInformation }, place) => [
      labels[place] ?? names[place] ?? "",
      cell(estimate),
      cell(se),
      cell(ci.lower),
      cell(ci.upper),
      df === null ? "normal" : cell(df, "df"),
      cell(p, "p"),
      cell(missingInformation, "share"),
    ]),
  };
}

function termsTable({ terms }: ImputedRegression): ToldTable {
  return {
    id: "terms",
    title: "Terms over all data sets (D1 test)",
    head: ["Term", "F", "df1", "df2", "p"],
    rows: terms.map(({ label, test }) => [
      label,
      cell(test?.f ?? null, "two"),
      cell(test?.df1 ?? null, "df"),
      test !== null && test.df2 === null ? "chi-square" : cell(test?.df2 ?? null, "df"),
      cell(test?.p ?? null, "p"),
    ]),
  };
}
