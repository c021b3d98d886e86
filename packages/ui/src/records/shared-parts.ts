/** What JSON can hold. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Stands where a part stood that occurs more than once: its place among the shared parts. */
interface Reference {
  readonly "=": number;
}

/** Parts that occur more than once, each written once and in terms of those before it, and the whole written with them. */
export type Sharing = readonly [parts: readonly Json[], whole: Json];

/** A shorter part is no longer than what would stand for it. */
const SHORTEST = 24;

/**
 * Writes equal parts once. Records of measures ask for the same inputs and parameters many times over, further apart than gzip looks
 * back.
 * @throws TypeError where a part has a key "=" of its own
 */
export function sharing(records: unknown): Sharing {
  const whole = JSON.parse(JSON.stringify(records)) as Json;
  const counts = occurrences(whole);
  const parts: Json[] = [];
  const places = new Map<string, number>();
  const write = (part: Json): Json => {
    if (typeof part !== "object" || part === null) return part;
    if ("=" in part) throw new TypeError('a part has a key "=" of its own');
    const text = JSON.stringify(part);
    if (text.length < SHORTEST || counts.get(text) === 1) return within(part, write);
    const known = places.get(text);
    if (known !== undefined) return { "=": known };
    const written = within(part, write);
    places.set(text, parts.length);
    parts.push(written);
    return { "=": parts.length - 1 };
  };
  return [parts, write(whole)];
}

/** What was shared, whole again; equal parts are one object. */
export function unshared<Whole>([parts, whole]: Sharing): Whole {
  const read: Json[] = [];
  const resolve = (part: Json): Json => {
    if (typeof part !== "object" || part === null) return part;
    return isReference(part) ? read[part["="]]! : within(part, resolve);
  };
  for (const part of parts) read.push(resolve(part));
  return resolve(whole) as Whole;
}

function isReference(part: object): part is Reference {
  return "=" in part;
}

function within(part: object & Json, change: (part: Json) => Json): Json {
  if (Array.isArray(part)) return part.map(change);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, change(value as Json)]));
}

function occurrences(whole: Json): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (part: Json): void => {
    if (typeof part !== "object" || part === null) return;
    const text = JSON.stringify(part);
    const before = counts.get(text) ?? 0;
    counts.set(text, before + 1);
    // Parts of a part that is written once are written once with it.
    if (before === 0) for (const inner of Object.values(part)) visit(inner);
  };
  visit(whole);
  return counts;
}
