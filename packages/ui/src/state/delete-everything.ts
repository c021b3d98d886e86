import { deleteDB } from "idb";
import { closeDatabase } from "./database.ts";
import { readOnly } from "./project.ts";
import { saveState } from "./saving.ts";

/** All that the program stores bears a name that begins so. */
const NAMES = /^treeline/;
const DATABASES = ["treeline", "treeline-imports"];
/** A tab that holds on to a database puts its end off until it is closed; nobody need wait for that. */
const LONGEST_WAIT_MS = 1000;

/** Deletes what the program has stored in this browser, its own copy included, and starts anew. */
export async function deleteEverything(): Promise<void> {
  // From here on nothing is saved again, and leaving asks no question.
  readOnly.value = true;
  saveState.value = { kind: "waiting" };
  await closeDatabase();
  const gone = DATABASES.map((name) => deleteDB(name).catch(() => undefined));
  await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
  try {
    for (const key of Object.keys(localStorage).filter((name) => NAMES.test(name))) {
      localStorage.removeItem(key);
    }
  } catch {
    // Blocked: nothing is stored there either.
  }
  await forgetProgram();
  location.reload();
}

async function forgetProgram(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    for (const name of await caches.keys()) if (NAMES.test(name)) await caches.delete(name);
  } catch {
    // Without a copy of the program there is none to forget.
  }
}
