/** A date as a cell shows it. */
export interface DateCell {
  readonly month: number;
  /** null where only month and year are shown. */
  readonly day: number | null;
  /** As written; empty where only day and month are shown. */
  readonly year: string;
}

const MONTHS: readonly string[] = [
  "jan(?:uary|uar)?|ene(?:ro)?",
  "feb(?:ruary|ruar|rero)?",
  "mar(?:ch|zo)?|märz?|mrz",
  "apr(?:il)?|abr(?:il)?",
  "may|mai|mayo",
  "june?|juni|junio",
  "july?|juli|julio",
  "aug(?:ust)?|ago(?:sto)?",
  "sep(?:t|tember|tiembre)?",
  "o[ck]t(?:ober|ubre)?",
  "nov(?:ember|iembre)?",
  "de[cz](?:ember)?|dic(?:iembre)?",
];
const MONTH = `(${MONTHS.join("|")})`;
const DAY_AND_MONTH = new RegExp(`^(\\d{1,2})[-./ ]*${MONTH}\\.?(?:[-./ ](\\d{4}|\\d{2}))?$`, "i");
const MONTH_AND_YEAR = new RegExp(`^${MONTH}[-./](\\d{1,4})$`, "i");
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?: \d{2}:\d{2}:\d{2})?$/;
const WITH_POINTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/;

/** Longer cells are prose. */
const LONGEST = 30;

/** Reads "3-May", "May-05", "2021-05-03" and "3.5.2021"; null where a cell is no date. "May 2005" is an author and a year. */
export function readDate(text: string): DateCell | null {
  const cell = text.trim();
  if (cell.length > LONGEST) return null;
  const short = DAY_AND_MONTH.exec(cell);
  if (short !== null) return valid(Number(short[1]), monthOf(short[2]!), short[3] ?? "");
  const long = MONTH_AND_YEAR.exec(cell);
  if (long !== null) return { month: monthOf(long[1]!), day: null, year: long[2]! };
  const iso = YEAR_FIRST.exec(cell);
  if (iso !== null) return valid(Number(iso[3]), Number(iso[2]), iso[1]!);
  const points = WITH_POINTS.exec(cell);
  return points === null ? null : valid(Number(points[1]), Number(points[2]), points[3]!);
}

function valid(day: number, month: number, year: string): DateCell | null {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? { month, day, year } : null;
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => new RegExp(`^(?:${month})$`, "i").test(name)) + 1;
}

/** Days that spreadsheets count from the last day of 1899, of the years 2000 to 2049. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 54_788;
const BEFORE_FIRST = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Whether a number may be the one by which a spreadsheet keeps a date of this half of the century. */
export function isSerial(value: number): boolean {
  return Number.isInteger(value) && value >= FIRST_SERIAL && value <= LAST_SERIAL;
}

/** The date behind the number by which a spreadsheet keeps it, as 2021-05-03. */
export function serialDate(serial: number): string {
  return new Date(BEFORE_FIRST + serial * DAY).toISOString().slice(0, 10);
}

/** What may have been typed where a spreadsheet made a date: day and month have either order. */
export function typedAs({ day, month, year }: DateCell): readonly string[] {
  if (day === null) return [`${month}-${Number(year)}`];
  return day === month ? [`${day}-${month}`] : [`${day}-${month}`, `${month}-${day}`];
}
