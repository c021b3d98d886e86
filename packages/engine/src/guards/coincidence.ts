import { exp, log } from "../numeric/elementary.ts";

/** Share of a number's digits that chance has to hit: sizes and means of one field resemble one another. */
const FREE_SHARE = 0.6;
/** Further digits are those of a computation, such as a variance from the effect and the size beside it, and no news. */
const MOST_DIGITS = 4;
/** So many pairs of rows agreeing by chance would still be a surprise. */
const SURPRISE = 0.05;

/**
 * Whether rows that agree in these numbers are a surprise: with d significant digits in all, some 10^(-0.6 d) of the
 * k (k - 1) / 2 pairs of rows agree by chance.
 * @param rows number of rows compared, k
 * @param alike the rows carry names that begin alike, so that they are likely of one study in the first place
 */
export function isNoCoincidence(values: readonly number[], rows: number, alike: boolean): boolean {
  const digits = [...new Set(values)].reduce((sum, value) => sum + significantDigits(value), 0);
  if (alike) return digits >= 3;
  const pairs = (rows * (rows - 1)) / 2;
  return pairs * exp(-log(10) * FREE_SHARE * digits) < SURPRISE;
}

/** 0.250 and 250 have two: trailing zeros are lost on reading, or were rounded. */
function significantDigits(value: number): number {
  const [mantissa = ""] = String(Math.abs(value)).split("e");
  const digits = mantissa.replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length;
  return Math.min(digits, MOST_DIGITS);
}

/** Whether two names begin with the same word and have the same year, or none: "Smith 2010a" and "Smith 2010 (low dose)". */
export function haveLikeNames(first: string, second: string): boolean {
  const [a, b] = [stem(first), stem(second)];
  return a.word !== "" && a.word === b.word && (a.year === b.year || a.year === "" || b.year === "");
}

function stem(name: string): { word: string; year: string } {
  return {
    word: /\p{L}+/u.exec(name)?.[0].toLowerCase() ?? "",
    year: /(?:19|20)\d\d/.exec(name)?.[0] ?? "",
  };
}
