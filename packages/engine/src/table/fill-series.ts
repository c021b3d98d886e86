const DAY_MS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const NUMBERED = /^(.*\D)(\d{1,9})$/s;

/**
 * What follows after some cells, as spreadsheets continue them: numbers with a constant step go on by it (1, 2, 3; 2019, 2020;
 * 0.1, 0.2), dates by their days or months, texts that end in a number count up, anything else repeats.
 * @param cells those that are continued, in the direction of the fill
 * @returns so many further cells
 */
export function continueSeries(cells: readonly string[], count: number): string[] {
  const next =
    (cells.length > 1 ? numbers(cells) : null) ??
    dates(cells) ??
    numbered(cells) ??
    ((step) => repeat(cells, step));
  return Array.from({ length: count }, (_, index) => next(index));
}

type Next = (index: number) => string;

function repeat(cells: readonly string[], index: number): string {
  return cells[index % cells.length] ?? "";
}

function numbers(cells: readonly string[]): Next | null {
  const texts = cells.map((cell) => cell.trim());
  if (!texts.every((text) => NUMBER.test(text))) return null;
  const values = texts.map(Number);
  const step = constantStep(values);
  if (step === null) return null;
  const digits = Math.max(...texts.map((text) => text.split(".")[1]?.length ?? 0));
  const last = values.at(-1)!;
  return (index) => String(Number((last + step * (index + 1)).toFixed(Math.min(digits, 20))) + 0);
}

/** The step between neighbours where it is one throughout, but for the last bits. */
function constantStep(values: readonly number[]): number | null {
  const step = values[1]! - values[0]!;
  const size = Math.max(...values.map(Math.abs), Math.abs(step));
  const isConstant = values.every(
    (value, index) => index === 0 || Math.abs(value - values[index - 1]! - step) <= 1e-9 * size,
  );
  return isConstant ? step : null;
}

function dates(cells: readonly string[]): Next | null {
  const days = cells.map(dayOf);
  if (days.some((day) => day === null)) return null;
  const known = days.map((day) => day!);
  const months = cells.map(
    (cell) => Number(cell.trim().slice(0, 4)) * 12 + Number(cell.trim().slice(5, 7)) - 1,
  );
  const last = cells.at(-1)!.trim();
  const monthly = cells.length > 1 ? constantStep(months) : null;
  const sameDay = cells.every((cell) => cell.trim().slice(8) === last.slice(8));
  if (monthly !== null && monthly !== 0 && sameDay) {
    return (index) => monthAfter(months.at(-1)! + monthly * (index + 1), Number(last.slice(8)));
  }
  const step = cells.length > 1 ? constantStep(known) : 1;
  if (step === null) return null;
  return (index) => new Date((known.at(-1)! + step * (index + 1)) * DAY_MS).toISOString().slice(0, 10);
}

/** Days since 1970; null for what is no date of the calendar. */
function dayOf(cell: string): number | null {
  const text = cell.trim();
  if (!ISO_DATE.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? time / DAY_MS : null;
}

/** The day of a month, or its last where it is shorter. @param month months since the year 0 */
function monthAfter(month: number, day: number): string {
  const year = Math.floor(month / 12);
  const lastDay = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month % 12, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function numbered(cells: readonly string[]): Next | null {
  const parts = cells.map((cell) => NUMBERED.exec(cell));
  const [first] = parts;
  if (!first || parts.some((part) => part?.[1] !== first[1])) return null;
  const values = parts.map((part) => Number(part![2]));
  const step = values.length > 1 ? constantStep(values) : 1;
  if (step === null) return null;
  const padded = parts.at(-1)![2]!;
  const width = padded.startsWith("0") ? padded.length : 1;
  return (index) => {
    const value = values.at(-1)! + step * (index + 1);
    return value < 0 ? repeat(cells, index) : `${first[1]}${String(value).padStart(width, "0")}`;
  };
}
