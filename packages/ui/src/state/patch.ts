import { inOrder, newOrder, type RowOrder } from "./row-order.ts";

/** How to make one plain JSON value of another; itself plain JSON. */
export type Patch =
  | { readonly set: unknown }
  /** Fields that change or are new, those that go, and the order of all where it is not that of the old ones with the new at the end. */
  | {
      readonly fields: Readonly<Record<string, Patch>>;
      readonly drop?: readonly string[];
      readonly order?: readonly string[];
    }
  /** Items of a list of the same length. */
  | { readonly items: readonly (readonly [index: number, patch: Patch])[] }
  /** Items of a list taken out at one place, and what comes there. */
  | { readonly at: number; readonly cut: number; readonly put: readonly unknown[] }
  /** A table whose rows stand in another order, and what else changed: every row by its place before. */
  | { readonly rows: RowOrder; readonly rest: Patch | null };

type Fields = Readonly<Record<string, unknown>>;

/**
 * What changed from one value to another, as small as the change: values that are the same object are not looked into, so that
 * two documents an edit apart are compared by the parts the edit touched.
 * @param from plain JSON, as is `to`; neither is changed, and the patch may share parts of `to`
 * @returns null where both are equal
 */
export function diff(from: unknown, to: unknown): Patch | null {
  if (Object.is(from, to)) return null;
  if (Array.isArray(from) && Array.isArray(to)) return diffLists(from, to);
  if (isFields(from) && isFields(to)) return diffOrder(from, to) ?? diffFields(from, to);
  return { set: to };
}

/**
 * The value that `diff(from, to)` leads to; parts that do not change are shared with `from`.
 * @throws TypeError where the patch does not fit the value
 */
export function apply(from: unknown, patch: Patch | null): unknown {
  if (patch === null) return from;
  if ("set" in patch) return patch.set;
  if ("fields" in patch) return applyFields(from, patch);
  if ("rows" in patch) return apply(inOrder(from, patch.rows), patch.rest);
  if (!Array.isArray(from)) throw new TypeError("a patch of a list meets something else");
  if ("at" in patch) return [...from.slice(0, patch.at), ...patch.put, ...from.slice(patch.at + patch.cut)];
  const items: unknown[] = [...from];
  for (const [index, item] of patch.items) {
    if (!(index in items)) throw new TypeError(`a patch of item ${index} meets a list of ${items.length}`);
    items[index] = apply(items[index], item);
  }
  return items;
}

/** A sorted table is told by the places of its rows: cell by cell it would take up the room of dozens of steps. */
function diffOrder(from: Fields, to: Fields): Patch | null {
  const rows = newOrder(from, to);
  return rows === null ? null : { rows, rest: diff(inOrder(from, rows), to) };
}

function diffFields(from: Fields, to: Fields): Patch | null {
  const names = fieldNames(to);
  const fields: [string, Patch][] = [];
  for (const name of names) {
    const patch = Object.hasOwn(from, name) ? diff(from[name], to[name]) : { set: to[name] };
    if (patch !== null) fields.push([name, patch]);
  }
  const before = fieldNames(from);
  const drop = before.filter((name) => !Object.hasOwn(to, name) || to[name] === undefined);
  const gone = new Set(drop);
  const stay = before.filter((name) => !gone.has(name));
  const known = new Set(stay);
  const expected = [...stay, ...names.filter((name) => !known.has(name))];
  const ordered = expected.every((name, index) => name === names[index]);
  if (fields.length === 0 && drop.length === 0 && ordered) return null;
  return {
    fields: Object.fromEntries(fields),
    ...(drop.length === 0 ? {} : { drop }),
    ...(ordered ? {} : { order: names }),
  };
}

function applyFields(from: unknown, patch: Extract<Patch, { readonly fields: unknown }>): Fields {
  if (!isFields(from)) throw new TypeError("a patch of fields meets something else");
  const values = new Map(Object.entries(from));
  for (const name of patch.drop ?? []) values.delete(name);
  for (const [name, field] of Object.entries(patch.fields)) values.set(name, apply(values.get(name), field));
  // Built anew by entries: a field may bear any name, `__proto__` too.
  if (patch.order === undefined) return Object.fromEntries(values);
  return Object.fromEntries(patch.order.map((name) => [name, values.get(name)]));
}

function diffLists(from: readonly unknown[], to: readonly unknown[]): Patch | null {
  if (from.length !== to.length) return splice(from, to);
  const items: [number, Patch][] = [];
  let exchanged = 0;
  for (let index = 0; index < to.length; index += 1) {
    const patch = diff(from[index], to[index]);
    if (patch === null) continue;
    items.push([index, patch]);
    if ("set" in patch) exchanged += 1;
    // A column filled anew is shorter as it is than cell by cell.
    if (exchanged > to.length / 2) return { set: to };
  }
  return items.length === 0 ? null : { items };
}

/** One stretch is exchanged for another: rows inserted or removed stand together. */
function splice(from: readonly unknown[], to: readonly unknown[]): Patch {
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && diff(from[head], to[head]) === null) head += 1;
  let tail = 0;
  while (tail < shorter - head && diff(from.at(-1 - tail), to.at(-1 - tail)) === null) tail += 1;
  return { at: head, cut: from.length - head - tail, put: to.slice(head, to.length - tail) };
}

function fieldNames(fields: Fields): string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
