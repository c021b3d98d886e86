import { originalNames, type ReadTable, renamedTable } from "./arms-in-context.ts";
import { armOf, intervalEnd, isKnownWord, quantityOfWords, wordsOf } from "./name-parts.ts";
import { namedQuantity } from "./named-quantity.ts";

/** What describes the people of a study rather than its outcome. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  "age",
  "ages",
  "aged",
  "alter",
  "edad",
  "year",
  "years",
  "jahre",
  "anos",
  "bmi",
  "education",
  "followup",
  "dose",
  "duration",
]);
/** A single column with further words may be anything. */
const LEAST_COLUMNS = 2;
const SPREADS = [
  ["sd1i", "se1"],
  ["sd2i", "se2"],
] as const;
const CENTRES: ReadonlySet<string> = new Set(["m1i", "m2i", "med1", "med2"]);

/**
 * The table read once more for what the names of its columns say beside the outcome: "Median stay, days (IG)" is the median of
 * group 1, and "HbA1c (drug)", "HbA1c (placebo)" beside the spread and the size of both groups are their means.
 * @returns null where nothing new is understood, or two outcomes claim one place
 */
export function readBesideOutcome(read: ReadTable): ReadTable | null {
  const names = read.table.columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const open = names.filter((name) => namedQuantity(name) === null && intervalEnd(name) === null);
  const held = new Set(names.flatMap((name) => namedQuantity(name) ?? []));
  const worded = statisticsBesideOutcome(open, held);
  const renamed = worded.size > 0 ? worded : unnamedMeans(open, held);
  if (renamed.size === 0) return null;
  const again = renamedTable(read.table, renamed);
  return again === null ? null : { table: again.table, original: originalNames(again, read) };
}

/** Columns of one outcome by what their usual words alone would be called. */
function statisticsBesideOutcome(
  open: readonly string[],
  held: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of open) {
    const known = wordsOf(name).filter(isKnownWord).join(" ");
    const key = speaksOfPeople(name) ? null : quantityOfWords(known);
    if (key === null || held.has(key)) continue;
    if (taken.has(key)) return new Map();
    taken.add(key);
    renamed.set(name, known);
  }
  return renamed.size < LEAST_COLUMNS ? new Map() : renamed;
}

/** The only two columns that are called alike but for their groups, where spreads are known and what they are of is not. */
function unnamedMeans(open: readonly string[], held: ReadonlySet<string>): ReadonlyMap<string, string> {
  const hasSpreads = SPREADS.every((keys) => keys.some((key) => held.has(key)));
  if (!hasSpreads || [...CENTRES].some((key) => held.has(key))) return new Map();
  const pairs = open
    .filter((name) => armOf(name) === 2 && !speaksOfPeople(name))
    .flatMap((compared) =>
      open.filter((name) => isOtherGroup(name, compared)).map((name) => [name, compared] as const),
    );
  const [pair, ...others] = pairs;
  if (pair === undefined || others.length > 0) return new Map();
  return new Map([
    [pair[0], "treatment Mean"],
    [pair[1], "control Mean"],
  ]);
}

/** Whether a name has all words of another but its group, and one of its own in place of that. */
function isOtherGroup(name: string, compared: string): boolean {
  const shared = wordsOf(compared).filter((word) => armOf(word) === 0);
  const own = wordsOf(name).filter((word) => !shared.includes(word));
  return (
    name !== compared &&
    shared.length > 0 &&
    own.length === 1 &&
    armOf(own[0]!) !== 2 &&
    shared.every((word) => wordsOf(name).includes(word))
  );
}

function speaksOfPeople(name: string): boolean {
  return wordsOf(name).some((word) => OF_PEOPLE.has(word));
}
