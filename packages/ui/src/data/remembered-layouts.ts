import type { Roles } from "@treeline/engine";
import type { FileColumn, LongLayout } from "@treeline/engine/import";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** How a table with certain columns was read; null = as it stands. */
interface Remembered {
  /** The names of its columns, in order. */
  readonly header: string;
  readonly layout: LongLayout | null;
  /** What its columns were taken for; absent in what was kept before roles were. */
  readonly mapping?: Mapping;
  readonly usedAt: number;
}

/** A measure and which columns play which role. */
export interface Mapping {
  readonly measure: string;
  readonly roles: Roles;
}

export interface Recalled {
  readonly layout: LongLayout | null;
  readonly mapping: Mapping | null;
}

interface ImportDatabase extends DBSchema {
  layouts: { key: string; value: Remembered };
}

const KEPT = 50;

let opening: Promise<IDBPDatabase<ImportDatabase>> | null = null;

function database(): Promise<IDBPDatabase<ImportDatabase>> {
  opening ??= openDB<ImportDatabase>("treeline-imports", 1, {
    upgrade(db) {
      db.createObjectStore("layouts", { keyPath: "header" });
    },
    // What is stored here is about to be deleted.
    blocking: () => void opening?.then((db) => db.close()),
  }).catch((error: unknown) => {
    // Storage may be allowed later.
    opening = null;
    throw error;
  });
  return opening;
}

function headerOf(columns: readonly FileColumn[]): string {
  return JSON.stringify(columns.map(({ name }) => name));
}

/** How a table with these columns was read last; undefined = never, or storage is not to be had. */
export async function recallLayout(columns: readonly FileColumn[]): Promise<Recalled | undefined> {
  try {
    const found = await (await database()).get("layouts", headerOf(columns));
    return found === undefined ? undefined : { layout: found.layout, mapping: found.mapping ?? null };
  } catch {
    return undefined;
  }
}

/** Keeps how a table was read, and forgets the oldest beyond the last fifty. Nothing depends on its success. */
export async function rememberLayout(
  columns: readonly FileColumn[],
  layout: LongLayout | null,
  mapping: Mapping,
): Promise<void> {
  try {
    const store = (await database()).transaction("layouts", "readwrite").store;
    await store.put({ header: headerOf(columns), layout, mapping, usedAt: Date.now() });
    const all = (await store.getAll()).sort((a, b) => b.usedAt - a.usedAt);
    for (const { header } of all.slice(KEPT)) await store.delete(header);
  } catch {
    // Without storage the next file of this kind is asked about again.
  }
}
