/** What one statistic in running text says: quantities by key, each with its number. */
export interface StatisticText {
  readonly values: Readonly<Record<string, number>>;
  /** Statistics that were recognised, but of which nothing can be made, in words. */
  readonly unusable: readonly string[];
}

/** Longer cells are prose. */
const LONGEST = 300;

const NUM = String.raw`([-+]?(?:\d+(?:\.\d+)?|\.\d+))`;
const IS = String.raw`\s*[=:]\s*`;
/** Shares of variance are also quoted in half a sentence: "partial eta2 printed as 0.46". */
const IS_OR_AS = String.raw`\s*(?:[=:]|(?:was\s+|is\s+)?(?:printed|reported|given|stated)\s+as|of|was|is)\s*`;
/** A letter that stands by itself and is not part of a word before it. */
const ALONE = String.raw`(?<![\p{L}\p{N}_])`;

interface Pattern {
  readonly pattern: RegExp;
  /** Quantities of the groups, or in words why there are none. */
  read(numbers: readonly number[], text: string): Readonly<Record<string, number>> | string;
}

function pattern(source: string, read: Pattern["read"], flags = "u"): Pattern {
  return { pattern: new RegExp(source, flags), read };
}

const PAIRED = /\b(?:paired|within|repeated|dependent)\b/i;

const PATTERNS: readonly Pattern[] = [
  pattern(`${ALONE}F\\s*\\(\\s*${NUM}\\s*[,;]\\s*${NUM}\\s*\\)${IS}${NUM}`, ([df1, df2, F], text) => ({
    [PAIRED.test(text) ? "F_paired" : "F"]: F!,
    df1: df1!,
    df2: df2!,
  })),
  pattern(`${ALONE}t\\s*(?:\\(\\s*${NUM}\\s*\\))?${IS}${NUM}`, ([df, t], text) => ({
    [PAIRED.test(text) ? "t_paired" : "t"]: t!,
    ...(Number.isNaN(df) ? {} : { df: df! }),
  })),
  pattern(
    `(?:χ|Χ|${ALONE}(?:chi|x))\\s*-?(?:2|²|\\^2|square[d]?)\\s*\\(\\s*${NUM}\\s*(?:[,;]\\s*n${IS}(\\d+)\\s*)?\\)${IS}${NUM}`,
    ([df, n, chi2]) =>
      df === 1
        ? { chi2: chi2!, ...(Number.isNaN(n) ? {} : { ni: n! }) }
        : `chi-square with ${df} degrees of freedom compares more than two groups or outcomes`,
    "iu",
  ),
  pattern(`${ALONE}r\\s*(?:\\(\\s*${NUM}\\s*\\))?${IS}${NUM}`, ([df, r]) =>
    Math.abs(r!) < 1 ? { r: r!, ...(Number.isNaN(df) ? {} : { ni: df! + 2 }) } : `r = ${r} is no correlation`,
  ),
  pattern(
    `(?:(?:partial\\s+(?:eta|η)|(?:eta|η)\\s*_?p|η\\s*ₚ)\\s*-?(?:2|²|\\^2|squared)|(?:eta|η)\\s*(?:2|²|\\^2)\\s*_?p)${IS_OR_AS}${NUM}`,
    ([share]) => ({ eta2_partial: share! }),
    "iu",
  ),
  pattern(
    `(?<!partial\\s)(?<![\\p{L}])(?:eta|η)\\s*-?(?:2|²|\\^2|squared)${IS_OR_AS}${NUM}`,
    ([share]) => ({ eta2: share! }),
    "iu",
  ),
  effectWithInterval(`${ALONE}(?:Cohen['’]?s\\s+)?d`, "d", "d"),
  effectWithInterval(`${ALONE}(?:Hedges['’]?s?['’]?\\s+)?g`, "g", "g"),
  effectWithInterval(`${ALONE}(?:a?OR)`, "ori", "or"),
  effectWithInterval(`${ALONE}RR`, "rri", "rr"),
  effectWithInterval(`${ALONE}HR`, "hr", "hr"),
];

/** "d = 0.5", "d = 0.5 [0.1, 0.9]", "OR = 2.1, 95% CI 1.2 to 3.7". */
function effectWithInterval(name: string, key: string, stem: string): Pattern {
  const interval = `(?:\\s*[,;]?\\s*[\\[(]?\\s*(?:(\\d{2}(?:\\.\\d+)?)\\s*%\\s*)?(?:CI\\s*[:=]?\\s*)?[\\[(]?\\s*${NUM}\\s*(?:,|;|to|–|-)\\s*${NUM}\\s*[\\])]*)?`;
  return pattern(`${name}${IS}${NUM}${interval}`, ([value, percent, lower, upper]) => {
    const isInterval = lower! <= value! && value! <= upper!;
    const level = isInterval && !Number.isNaN(percent) && percent !== 95 ? { level: percent! / 100 } : {};
    return {
      [key]: value!,
      ...(isInterval ? { [`${stem}_lb`]: lower!, [`${stem}_ub`]: upper!, ...level } : {}),
    };
  });
}

const P = new RegExp(`${ALONE}p(?:[\\s-]?value)?\\s*(<=|>=|[=<>≤≥])\\s*${NUM}`, "iu");
const P_KEYS: Readonly<Record<string, string>> = {
  "=": "p",
  "<": "p_below",
  "<=": "p_below",
  "≤": "p_below",
  ">": "p_above",
  ">=": "p_above",
  "≥": "p_above",
};

/**
 * Reads the statistics that a cell quotes as papers print them: "t(45) = 2.31, p = .02", "F(2,57)=4.1; partial eta2=0.13",
 * "chi2(1, N = 90) = 5.2", "r(45) = -.68", "d = 0.5 [0.1, 0.9]". Degrees of freedom of r give the number of people, df + 2.
 * @returns null where the cell quotes none
 *
 * Source: Publication Manual of the American Psychological Association (2020), section 6.43.
 */
export function readStatisticText(cell: string): StatisticText | null {
  if (cell.length > LONGEST) return null;
  const text = cell.replace(/[\u2212\u2010\u2011]/g, "-");
  const values: Record<string, number> = {};
  const unusable: string[] = [];
  for (const { pattern: known, read } of PATTERNS) {
    const match = known.exec(text);
    if (match === null) continue;
    const found = read(match.slice(1).map(numberOf), text);
    if (typeof found === "string") unusable.push(found);
    else for (const [key, value] of Object.entries(found)) values[key] ??= value;
  }
  const p = P.exec(text);
  const value = p === null ? Number.NaN : numberOf(p[2]);
  // A p beside a chi-square of several degrees of freedom is of no comparison of two.
  if (p !== null && unusable.length === 0 && value > 0 && value <= 1) values[P_KEYS[p[1]!]!] ??= value;
  return Object.keys(values).length === 0 && unusable.length === 0 ? null : { values, unusable };
}

function numberOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : Number(text) + 0;
}
