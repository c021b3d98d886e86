import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What is kept of the project between visits. Documents are kept as the text a saved project file holds. */
export interface StoredProject {
  readonly text: string;
  /** Documents to undo to, oldest first, and to redo to, nearest first. */
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
  readonly savedAt: number;
}

export interface Snapshot {
  readonly savedAt: number;
  readonly title: string;
  readonly text: string;
}

/** A record that could not be read back, kept as it was found. */
export interface Unreadable {
  readonly foundAt: number;
  readonly record: unknown;
}

interface TreelineDatabase extends DBSchema {
  project: { key: string; value: StoredProject };
  snapshots: { key: number; value: Snapshot };
  unreadable: { key: number; value: Unreadable };
}

const NAME = "treeline";
const CURRENT = "current";
const KEPT_SNAPSHOTS = 10;
const KEPT_UNREADABLE = 5;

let opening: Promise<IDBPDatabase<TreelineDatabase>> | null = null;

function database(): Promise<IDBPDatabase<TreelineDatabase>> {
  opening ??= openDB<TreelineDatabase>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore("project");
      db.createObjectStore("snapshots", { keyPath: "savedAt" });
      db.createObjectStore("unreadable", { keyPath: "foundAt" });
    },
    terminated() {
      opening = null;
    },
  }).catch((error: unknown) => {
    // Storage may be allowed later; do not hold on to the refusal.
    opening = null;
    throw error;
  });
  return opening;
}

export async function loadProject(): Promise<unknown> {
  return (await database()).get("project", CURRENT);
}

export async function saveProject(project: StoredProject): Promise<void> {
  await (await database()).put("project", project, CURRENT);
}

export async function loadSnapshots(): Promise<readonly Snapshot[]> {
  return (await (await database()).getAll("snapshots")).reverse();
}

/** Keeps a snapshot and drops the oldest beyond the last ten. */
export async function keepSnapshot(snapshot: Snapshot): Promise<void> {
  const transaction = (await database()).transaction("snapshots", "readwrite");
  await transaction.store.put(snapshot);
  const keys = await transaction.store.getAllKeys();
  for (const key of keys.slice(0, -KEPT_SNAPSHOTS)) await transaction.store.delete(key);
  await transaction.done;
}

/** Keeps a record that could not be read, so that nothing is lost by our not understanding it. */
export async function keepUnreadable(unreadable: Unreadable): Promise<void> {
  const transaction = (await database()).transaction("unreadable", "readwrite");
  await transaction.store.put(unreadable);
  const keys = await transaction.store.getAllKeys();
  for (const key of keys.slice(0, -KEPT_UNREADABLE)) await transaction.store.delete(key);
  await transaction.done;
}
