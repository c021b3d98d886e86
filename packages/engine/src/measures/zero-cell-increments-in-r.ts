import { type Params, withDefaults } from "../registry.ts";
import { tableParams } from "./two-by-two-inputs.ts";
import type { RData } from "./types.ts";

type Columns = Readonly<Record<string, string>>;

/** The columns without those that `escalc()` does not know. */
export function withoutIncrements(columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([key]) => key !== "incr1i" && key !== "incr2i"));
}

/**
 * The four cells of each study with its own amounts added, as R code: `escalc()` adds the same number to all of them.
 * @param columns the R expression of each input that has a column
 * @param given parameters of a measure on two-by-two tables whose `increment` is not `same`
 * @returns code that makes `table2x2` (as reported) and `corrected`, and the columns of the latter as `ai`, `bi`, `ci`, `di`
 */
function incrementsInR(columns: Columns, given: Params): RData {
  const params = withDefaults(tableParams(0.5, true, true), given);
  const { ai = "NA", ci = "NA" } = columns;
  const second = params.onlyo1 === true ? " * 0" : "";
  return {
    code: [
      `table2x2 <- data.frame(a = ${ai}, b = ${rest(columns.bi, columns.n1i, ai)}, c = ${ci}, d = ${rest(columns.di, columns.n2i, ci)})`,
      "empty <- apply(table2x2 == 0, 1, any) %in% TRUE",
      `chosen <- ${CHOSEN[String(params.to)] ?? "empty"}`,
      ...amountsInR(columns, params),
      `corrected <- with(table2x2, data.frame(a = a + chosen * incr1, b = b + chosen * incr1${second}, c = c + chosen * incr2, d = d + chosen * incr2${second}))`,
    ],
    args: cellsOf("corrected"),
  };
}

const CHOSEN: Readonly<Record<string, string>> = {
  all: "rep(TRUE, nrow(table2x2))",
  none: "rep(FALSE, nrow(table2x2))",
  if0all: "rep(any(empty), nrow(table2x2))",
};

function rest(other: string | undefined, size: string | undefined, events: string): string {
  const fromSize = size === undefined ? null : `${size} - ${events}`;
  if (other === undefined) return fromSize ?? "NA";
  return fromSize === null ? other : `ifelse(is.na(${other}), ${fromSize}, ${other})`;
}

function amountsInR(columns: Columns, { increment, add }: Params): string[] {
  if (increment === "own") {
    return [`incr1 <- ${ownInR(columns.incr1i, add)}`, `incr2 <- ${ownInR(columns.incr2i, add)}`];
  }
  const odds =
    increment === "empirical"
      ? [
          "complete <- with(table2x2, which(a > 0 & b > 0 & c > 0 & d > 0))",
          "weight <- with(table2x2[complete, ], 1 / (1 / a + 1 / b + 1 / c + 1 / d))",
          "odds <- with(table2x2[complete, ], exp(sum(weight * log(a * d / (b * c))) / sum(weight)))",
        ]
      : ["odds <- 1"];
  return [
    ...odds,
    `incr1 <- with(table2x2, 2 * ${add} * odds * (a + b) / (c + d + odds * (a + b)))`,
    `incr2 <- 2 * ${add} - incr1`,
  ];
}

function ownInR(column: string | undefined, add: unknown): string {
  return column === undefined ? `rep(${add}, nrow(table2x2))` : `ifelse(is.na(${column}), ${add}, ${column})`;
}

function cellsOf(table: string): readonly (readonly [string, string])[] {
  return ["a", "b", "c", "d"].map((cell) => [`${cell}i`, `${table}$${cell}`] as const);
}

/**
 * The data of the call where the effect or the variance is left uncorrected: the call takes the cells of the effect, and the
 * variance is put in afterwards from its own.
 * @param choices the arguments of `escalc()` without data
 */
export function splitIncrementsInR(columns: Columns, given: Params, choices: string): RData {
  const { addyi, addvi } = given;
  const { code, args } = incrementsInR(columns, given);
  if (addyi !== false && addvi !== false) return { code, args };
  const effect = cellsOf(addyi === false ? "table2x2" : "corrected");
  const variance = cellsOf(addvi === false ? "table2x2" : "corrected");
  if (addyi === addvi) return { code, args: effect };
  const data = variance.map(([key, expression]) => `${key} = ${expression}`).join(", ");
  return { code, args: effect, after: [`es$vi <- escalc(${choices}, ${data})$vi`] };
}
