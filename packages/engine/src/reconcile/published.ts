import { fail, issue, ok, type Result } from "../result.ts";
import { intervalIssues, turnedIssue } from "./published-checks.ts";

/** A number as it is printed: its value and how many decimals it has. */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/** A result as a paper prints it. */
export interface Published {
  readonly estimate: Printed;
  readonly interval: readonly [lower: Printed, upper: Printed] | null;
  /** Proportion; null = that of the document. */
  readonly level: number | null;
  readonly p: Printed | null;
  readonly tau2: Printed | null;
  /** Percent. */
  readonly i2: Printed | null;
  /** The scale it is printed on: as the measure is shown, as it is analysed (log), or whichever fits. */
  readonly scale: "shown" | "analysis" | "either";
}

const NUMBER = "[-\u2212\u2013]?(?:\\d+(?:[.,\u00b7]\\d+)?|[.\u00b7]\\d+)";

/** Reads "0.57", "\u22120.71", ".013", "0,57" and the raised point of some journals. */
export function parsePrinted(text: string): Printed | null {
  const trimmed = text.trim();
  if (!new RegExp(`^${NUMBER}$`).test(trimmed)) return null;
  const plain = trimmed.replace(/^[\u2212\u2013]/, "-").replace(/[,\u00b7]/, ".");
  return { value: Number(plain) + 0, decimals: plain.includes(".") ? plain.split(".")[1]!.length : 0 };
}

interface Taken {
  readonly value: Printed | null;
  readonly rest: string;
}

/** Takes a named number ("p = .013", "I2 = 92%") out of a text. */
function takeNamed(text: string, name: string): Taken {
  const found = new RegExp(`${name}\\s*[=:]\\s*(${NUMBER})\\s*%?`, "iu").exec(text);
  if (found === null) return { value: null, rest: text };
  return { value: parsePrinted(found[1]!), rest: text.replace(found[0], " ") };
}

/** Takes the level ("95% CI", "95 %-KI") out of a text. */
function takeLevel(text: string): { readonly level: number | null; readonly rest: string } {
  const found = /(\d{2}(?:\.\d+)?)\s*%[\s-]*(?:c\.?i\.?|ki|confidence interval|credible interval)?/iu.exec(
    text,
  );
  if (found === null) return { level: null, rest: text };
  const level = Number(found[1]) / 100;
  return { level: level > 0 && level < 1 ? level : null, rest: text.replace(found[0], " ") };
}

/** Numbers of a text in order. A dash between two digits separates them and is no sign; neither is a comma before a space. */
function numbersIn(text: string): Printed[] {
  const separated = text
    .replace(/(\d)\s*[\u2013\u2014]\s*(?=[\d.])/gu, "$1 ; ")
    .replace(/(\d)-(?=[\d.])/gu, "$1 ; ")
    .replace(/,(?=\s|$)/gu, " ; ");
  const hasPoints = /\d\.\d|(?:^|[^\d])\.\d/u.test(separated);
  const plain = hasPoints ? separated.replace(/,/gu, " ; ") : separated;
  return [...plain.matchAll(new RegExp(NUMBER, "gu"))].flatMap(([word]) => {
    const printed = parsePrinted(word);
    return printed === null ? [] : [printed];
  });
}

function unreadable(what: string): Result<Published> {
  const message = `${what}, so nothing was searched for.`;
  const hint =
    "Write the estimate and its interval, such as 0.57 [0.39, 0.75] or 0.57 (95% CI 0.39 to 0.75).";
  return fail(issue("published-unreadable", "error", message, hint, { field: "published" }));
}

/**
 * Reads a printed result: "0.57 [0.39, 0.75]", "0.57 (95% CI 0.39 to 0.75), p = .013, I2 = 92%, tau2 = 0.31". Ends in the wrong
 * order are put in order, with a note.
 */
export function parsePublished(text: string): Result<Published> {
  const p = takeNamed(text, "\\bp");
  const tau2 = takeNamed(p.rest, "(?:tau|\u03c4)\\s*\\^?(?:2|\u00b2)");
  const i2 = takeNamed(tau2.rest, "\\bI\\s*\\^?(?:2|\u00b2)");
  const { level, rest } = takeLevel(i2.rest);
  const found = numbersIn(rest);
  const [estimate, first, second, ...surplus] = found;
  if (estimate === undefined) return unreadable("No number was found");
  if (found.length === 2)
    return unreadable("An estimate and one end of an interval were found, but not the other end");
  if (surplus.length > 0)
    return unreadable(`${found.length} numbers were found where an estimate and two ends are expected`);
  const interval = first === undefined || second === undefined ? null : ([first, second] as const);
  const read = { estimate, level, p: p.value, tau2: tau2.value, i2: i2.value, scale: "either" } as const;
  if (interval === null) return ok({ ...read, interval });
  const isTurned = interval[0].value > interval[1].value;
  const ordered = isTurned ? ([interval[1], interval[0]] as const) : interval;
  return ok({ ...read, interval: ordered }, [
    ...(isTurned ? [turnedIssue()] : []),
    ...intervalIssues(estimate, ordered),
  ]);
}
