import { readXml } from "./xml.ts";

/** Which cell styles show numbers as dates or percentages, and how such a number reads. */
export interface NumberStyles {
  isDate(style: number): boolean;
  /** Whether its numbers are shown a hundredfold with a sign of percent. */
  isPercent(style: number): boolean;
  /** ISO 8601 of a date, a time or both; the number itself where it is no date. */
  dateText(serial: number): string;
}

/** Numbers of built-in formats that are dates or times (ECMA-376 part 1, 18.8.30, with those of East Asian languages). */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** @param content of styles.xml; null = none. @param from1904 whether days count from 1904 instead of 1900 */
export function readStyles(content: Uint8Array | null, from1904: boolean): NumberStyles {
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  if (content !== null) {
    readXml(content, {
      open({ name, attributes }) {
        if (name === "numFmt")
          custom.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) formats.push(Number(attributes.get("numFmtId") ?? 0));
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    });
  }
  const dates = formats.map((id) => isDateFormat(id, custom.get(id)));
  const percents = formats.map((id) => isPercentFormat(id, custom.get(id)));
  return {
    isDate: (style) => dates[style] ?? false,
    isPercent: (style) => percents[style] ?? false,
    dateText: (serial) => dateText(serial, from1904),
  };
}

/** Built-in formats 9 and 10; of others those with a sign outside of quotes. */
function isPercentFormat(id: number, code: string | undefined): boolean {
  return code === undefined ? id === 9 || id === 10 : code.replace(/"[^"]*"|\\./g, "").includes("%");
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.some(([first, last]) => id >= first && id <= last);
  // Text in quotes, escaped characters, colours and locales say nothing; [h] and [mm] are elapsed time.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

const DAY = 86_400_000;

function dateText(serial: number, from1904: boolean): string {
  if (serial < 0 || serial > 2_958_465) return String(serial);
  const seconds = Math.round((serial % 1) * 86_400);
  const day = Math.floor(serial);
  const time = seconds === 0 ? "" : new Date(seconds * 1000).toISOString().slice(11, 19);
  if (day === 0 && !from1904) return time === "" ? String(serial) : time;
  // Spreadsheets count a 29 February 1900 that never was.
  const since1970 = from1904 ? day - 24_107 : day - 25_569 + (day < 60 ? 1 : 0);
  const date = new Date(since1970 * DAY).toISOString().slice(0, 10);
  return time === "" ? date : `${date} ${time}`;
}
