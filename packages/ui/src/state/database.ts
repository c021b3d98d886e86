import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { t } from "../strings/t.ts";
import { showNotice } from "./notices.ts";

/** Which step is kept under which number, and how many characters it takes. */
export type StepRef = readonly [id: number, size: number];

/** A step between two documents as it is kept: patches there and back, as JSON. */
export interface KeptStep {
  readonly id: number;
  readonly text: string;
}

/** What is kept of the project between visits. Documents are kept as the text a saved project file holds. */
export interface StoredProject {
  readonly text: string;
  /** Steps to undo and to redo, nearest first; absent in what was kept before steps were. */
  readonly steps?: { readonly past: readonly StepRef[]; readonly future: readonly StepRef[] };
  readonly savedAt: number;
}

/** Who wrote last: told without reading what was written. */
interface Stamp {
  readonly savedAt: number;
  readonly schema: number;
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
  project: { key: string; value: StoredProject | Stamp };
  steps: { key: number; value: KeptStep };
  snapshots: { key: number; value: Snapshot };
  unreadable: { key: number; value: Unreadable };
}

const NAME = "treeline";
const CURRENT = "current";
const STAMP = "stamp";
const KEPT_SNAPSHOTS = 10;
const KEPT_UNREADABLE = 5;

/** Another tab has written since this one read: saving would overwrite its work. */
export class WrittenElsewhere extends Error {}

let opening: Promise<IDBPDatabase<TreelineDatabase>> | null = null;
/** When the record was written that this tab read or wrote last; null = it has seen none. */
let seen: number | null = null;

function database(): Promise<IDBPDatabase<TreelineDatabase>> {
  opening ??= openDB<TreelineDatabase>(NAME, 2, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore("project");
        db.createObjectStore("snapshots", { keyPath: "savedAt" });
        db.createObjectStore("unreadable", { keyPath: "foundAt" });
      }
      db.createObjectStore("steps", { keyPath: "id" });
    },
    blocked() {
      showNotice({ id: "blocked", severity: "warning", text: t.notices.olderTab });
    },
    // A newer version of the program waits for this tab to let go; what is saved afterwards is refused, and said.
    blocking() {
      void opening?.then((db) => db.close());
      opening = null;
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
  const transaction = (await database()).transaction("project");
  const [record, stamp] = await Promise.all([
    transaction.store.get(CURRENT),
    transaction.store.get(STAMP) as Promise<Stamp | undefined>,
  ]);
  seen = stamp?.savedAt ?? null;
  return record;
}

/**
 * Keeps the project with the steps around it: new ones are added, those it no longer names are dropped, all or nothing.
 * @param schema version of the document's shape
 * @throws WrittenElsewhere where another tab has written since this one read
 */
export async function saveProject(
  project: StoredProject,
  added: readonly KeptStep[],
  schema: number,
): Promise<void> {
  const transaction = (await database()).transaction(["project", "steps"], "readwrite");
  const projects = transaction.objectStore("project");
  const steps = transaction.objectStore("steps");
  const stamp = (await projects.get(STAMP)) as Stamp | undefined;
  if (stamp !== undefined && (stamp.savedAt !== seen || stamp.schema > schema)) {
    transaction.abort();
    await transaction.done.catch(() => undefined);
    throw new WrittenElsewhere();
  }
  const named = new Set([...(project.steps?.past ?? []), ...(project.steps?.future ?? [])].map(([id]) => id));
  const kept = await steps.getAllKeys();
  await Promise.all([
    projects.put(project, CURRENT),
    projects.put({ savedAt: project.savedAt, schema }, STAMP),
    ...added.map((step) => steps.put(step)),
    ...kept.filter((id) => !named.has(id)).map((id) => steps.delete(id)),
    transaction.done,
  ]);
  seen = project.savedAt;
}

/** A step as it was kept; undefined = it is not there. */
export async function loadStep(id: number): Promise<KeptStep | undefined> {
  return (await database()).get("steps", id);
}

export async function loadSnapshots(): Promise<readonly Snapshot[]> {
  return (await (await database()).getAll("snapshots")).reverse();
}

/** Keeps a snapshot, unless it is what the newest one holds, and drops the oldest beyond the last ten. */
export async function keepSnapshot(snapshot: Snapshot): Promise<void> {
  const transaction = (await database()).transaction("snapshots", "readwrite");
  const newest = await transaction.store.openCursor(null, "prev");
  if (newest?.value.text === snapshot.text) return;
  await transaction.store.put(snapshot);
  const keys = await transaction.store.getAllKeys();
  for (const key of keys.slice(0, -KEPT_SNAPSHOTS)) await transaction.store.delete(key);
  await transaction.done;
}

export async function loadUnreadable(): Promise<readonly Unreadable[]> {
  return (await (await database()).getAll("unreadable")).reverse();
}

/** Keeps a record that could not be read, so that nothing is lost by our not understanding it. */
export async function keepUnreadable(unreadable: Unreadable): Promise<void> {
  const transaction = (await database()).transaction("unreadable", "readwrite");
  await transaction.store.put(unreadable);
  const keys = await transaction.store.getAllKeys();
  for (const key of keys.slice(0, -KEPT_UNREADABLE)) await transaction.store.delete(key);
  await transaction.done;
}

/** Lets go of the database, so that it can be deleted. */
export async function closeDatabase(): Promise<void> {
  const open = opening;
  opening = null;
  (await open?.catch(() => null))?.close();
}
