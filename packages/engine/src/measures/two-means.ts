import { formatEntered } from "../format/index.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import type { InputColumns, MeasureInput } from "./types.ts";

export const MEAN_INPUTS: readonly MeasureInput[] = [
  input(
    "m1i",
    "Mean, group 1",
    "m1i mt meant meantreatment meantrt meane meanexp meanexperimental meanintervention",
    "mean1 m1 mpostt mpost1 me meanpostt y1",
    "mittelwertig mittelwertbehandlung mittelwertintervention mittelwert1 mwig mwintervention mw1",
    "moyennetraitement moyenneintervention moyenne1 mediatratamiento mediaintervencion media1",
  ),
  input(
    "sd1i",
    "SD, group 1",
    "sd1i sdt sdtreatment sdtrt sde sdexp sdexperimental sdintervention",
    "sd1 sdpostt sdpost1 s1i s1",
    "sdig sdbehandlung standardabweichungig standardabweichungintervention standardabweichung1",
    "ecarttypetraitement ecarttypeintervention ecarttype1 desviaciontratamiento desviacionestandar1 desviaciontipica1",
  ),
  input(
    "n1i",
    "Size, group 1",
    "n1i nt ntreatment ntrt ne nexp nexperimental nintervention",
    "nint n1 totalt total1",
    "nig nbehandlung ntraitement ntratamiento nintervencion effectiftraitement effectif1",
  ),
  input(
    "m2i",
    "Mean, group 2",
    "m2i mc meanc meancontrol meanctrl meancon meanplacebo",
    "mean2 m2 mpostc mpost2 meanpostc y2",
    "mittelwertkg mittelwertkontrolle mittelwertkontrollgruppe mittelwert2 mwkg mwkontrolle mw2",
    "moyennecontrole moyennetemoin moyennetemoins moyenne2 mediacontrol media2",
  ),
  input(
    "sd2i",
    "SD, group 2",
    "sd2i sdc sdcontrol sdctrl sdcon sdplacebo",
    "sd2 sdpostc sdpost2 s2i s2",
    "sdkg sdkontrolle standardabweichungkg standardabweichungkontrolle standardabweichung2",
    "ecarttypecontrole ecarttypetemoin ecarttype2 desviacioncontrol desviacionestandar2 desviaciontipica2",
  ),
  input(
    "n2i",
    "Size, group 2",
    "n2i nc ncontrol nctrl ncon nplacebo",
    "n2 totalc total2",
    "nkg nkontrolle nkontrollgruppe ncontrole ntemoin ntemoins effectifcontrole effectif2",
  ),
];

const SD_OF = { 1: "the standard deviation of group 1", 2: "the standard deviation of group 2" } as const;
const SIZE_OF = { 1: "the size of group 1", 2: "the size of group 2" } as const;

const LOOK_UP = "Look the standard deviations up; 0 often stands for a value that was not reported.";

function input(key: string, label: string, ...aliases: readonly string[]): MeasureInput {
  return { key, label, aliases: aliases.join(" ").split(" ") };
}

/** Means, SDs and sizes of one study's two groups. */
export interface TwoMeans {
  readonly m1: number;
  readonly sd1: number;
  readonly n1: number;
  readonly m2: number;
  readonly sd2: number;
  readonly n2: number;
}

export type MaybeTwoMeans = { readonly [Key in keyof TwoMeans]: number | null };

export function readMeans(inputs: InputColumns, row: number): MaybeTwoMeans {
  const read = (key: string): number | null => inputs[key]?.[row] ?? null;
  return {
    m1: read("m1i"),
    sd1: read("sd1i"),
    n1: read("n1i"),
    m2: read("m2i"),
    sd2: read("sd2i"),
    n2: read("n2i"),
  };
}

/** What a measure needs of two groups; what it does not need comes back as NaN. */
export interface MeanNeeds {
  readonly means: boolean;
  /** Whether the SD of group 1 is needed. */
  readonly sd1: boolean;
  /** Which SDs may not be 0. */
  readonly positiveSd: "one" | "second" | "both";
}

const ALL_NEEDED: MeanNeeds = { means: true, sd1: true, positiveSd: "one" };

/** Reports everything that keeps a study's means and SDs from being used; null when there is anything. */
export function checkGroupSummary(
  values: MaybeTwoMeans,
  row: number,
  issues: RowIssues,
  needs: MeanNeeds = ALL_NEEDED,
): TwoMeans | null {
  const { m1, m2 } = values;
  const first = needs.sd1
    ? checkGroup(values.sd1, values.n1, "1", row, issues)
    : checkBareGroup(values, row, issues);
  const second = checkGroup(values.sd2, values.n2, "2", row, issues);
  if (needs.means && m1 === null) reportMissing(issues, row, "m1i", "the mean of group 1");
  if (needs.means && m2 === null) reportMissing(issues, row, "m2i", "the mean of group 2");
  if (first === null || second === null || (needs.means && (m1 === null || m2 === null))) return null;
  const [sd1, n1] = first;
  const [sd2, n2] = second;
  if (!checkZeroSd(sd1, sd2, needs.positiveSd, row, issues)) return null;
  return { m1: m1 ?? Number.NaN, sd1, n1, m2: m2 ?? Number.NaN, sd2, n2 };
}

/** The size of group 1 where its SD is of no use. */
function checkBareGroup(
  { n1 }: MaybeTwoMeans,
  row: number,
  issues: RowIssues,
): readonly [number, number] | null {
  return checkSize(n1, 1, "1", row, issues) && n1 !== null ? [Number.NaN, n1] : null;
}

/** The SD and the size of one group, or null with the issues that say why not. */
function checkGroup(
  sd: number | null,
  n: number | null,
  group: "1" | "2",
  row: number,
  issues: RowIssues,
): readonly [number, number] | null {
  const sdKey = `sd${group}i`;
  const sizeIsGood = checkSize(n, 2, group, row, issues);
  if (sd === null) {
    reportMissing(issues, row, sdKey, SD_OF[group]);
    return null;
  }
  if (sd < 0) {
    issues.error(
      row,
      "sd-negative",
      sdKey,
      `the standard deviation of group ${group} is ${formatEntered(sd)}; a standard deviation cannot be negative.`,
      "Correct the value.",
    );
    return null;
  }
  return sizeIsGood && n !== null ? [sd, n] : null;
}

/** Reports a size that is missing, below `minimum`, or fractional (a note). */
export function checkSize(
  n: number | null,
  minimum: 1 | 2,
  group: "1" | "2",
  row: number,
  issues: RowIssues,
): boolean {
  const key = `n${group}i`;
  if (n === null) {
    reportMissing(issues, row, key, SIZE_OF[group]);
    return false;
  }
  if (n < minimum) {
    const why =
      minimum === 2 && n > 0
        ? "a standard deviation needs at least two people"
        : "a group needs at least one person";
    issues.error(
      row,
      "group-too-small",
      key,
      `the size of group ${group} is ${formatEntered(n)}; ${why}.`,
      "Correct the size.",
    );
    return false;
  }
  if (!Number.isInteger(n)) {
    issues.note(
      row,
      "count-fractional",
      key,
      `the size of group ${group} is ${formatEntered(n)}, which is not a whole number; it is used as given.`,
      "Check the value; effective sample sizes may be fractional.",
    );
  }
  return true;
}

function checkZeroSd(
  sd1: number,
  sd2: number,
  positive: MeanNeeds["positiveSd"],
  row: number,
  issues: RowIssues,
): boolean {
  if (sd1 !== 0 && sd2 !== 0) return true;
  if (sd1 === 0 && sd2 === 0) {
    issues.error(
      row,
      "sd-zero",
      "sd1i",
      "the standard deviations of both groups are 0, which leaves nothing to measure the difference against.",
      LOOK_UP,
    );
    return false;
  }
  const group = sd1 === 0 ? "1" : "2";
  if (positive === "both" || (positive === "second" && sd2 === 0)) {
    const why = positive === "both" ? "a ratio of standard deviations" : "a difference in units of it";
    issues.error(
      row,
      "sd-zero",
      `sd${group}i`,
      `the standard deviation of group ${group} is 0; ${why} does not exist.`,
      LOOK_UP,
    );
    return false;
  }
  issues.warning(
    row,
    "sd-zero",
    `sd${group}i`,
    `the standard deviation of group ${group} is 0: nobody in it differs from anybody else. It is used as given.`,
    "Look it up; 0 often stands for a value that was not reported.",
  );
  return true;
}
