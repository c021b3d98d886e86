/** Seconds from the beginning of the Gregorian calendar, 14 October 1582, to 1970. */
const TO_1970 = 12_219_379_200;

/** Print formats that show a day: DATE, ADATE, JDATE, EDATE, SDATE. */
const DAYS: ReadonlySet<number> = new Set([20, 23, 24, 38, 39]);
/** DATETIME and YMDHMS, which show a time of day as well. */
const MOMENTS: ReadonlySet<number> = new Set([22, 41]);

/**
 * A number that is printed as a date, as one: 2020-05-03, or 2020-05-03 14:30:00.
 * @param seconds since 14 October 1582 @param format code of the print format
 * @returns null where the format shows no date, or the number is none of the calendar
 */
export function dateText(seconds: number, format: number): string | null {
  const isDay = DAYS.has(format);
  if (!isDay && !MOMENTS.has(format)) return null;
  const time = (seconds - TO_1970) * 1000;
  if (!(Math.abs(time) < 8.64e15)) return null;
  const text = new Date(time).toISOString();
  return isDay ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}
