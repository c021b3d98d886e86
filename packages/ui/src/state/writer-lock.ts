const NAME = "treeline-project";

/** The one tab that may write. */
export interface WriterLock {
  /** Becomes the writer if nobody is; resolves to whether it worked. */
  claim(): Promise<boolean>;
  /** Becomes the writer as soon as nobody is, such as when the other tab is closed; `onFree` is called then. */
  waitForTurn(): void;
  /** Becomes the writer, making any other tab read-only. */
  takeOver(): Promise<void>;
}

/**
 * Two tabs on one project would overwrite each other's work: one holds the lock and writes, the others read.
 * @param onLost called when another tab took over
 * @param onFree called when this tab became the writer after waiting
 */
export function createWriterLock(onLost: () => void, onFree: () => void): WriterLock {
  /** A tab that takes over keeps its place in the queue, for when another tab takes over from it in turn. */
  let waiting = false;

  /** Holds the lock until the tab closes or another steals it. */
  function hold(options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let held = false;
      navigator.locks
        .request(NAME, options, (lock) => {
          if (lock === null) {
            resolve(false);
            return undefined;
          }
          held = true;
          resolve(true);
          return new Promise<never>(() => undefined);
        })
        .catch((error: unknown) => (held ? onLost() : reject(error)));
    });
  }

  // Without the Web Locks API there is no telling tabs apart; writing is better than refusing to.
  const supported = typeof navigator !== "undefined" && "locks" in navigator;
  return {
    claim: () => (supported ? hold({ ifAvailable: true }) : Promise.resolve(true)),
    waitForTurn() {
      if (!supported || waiting) return;
      waiting = true;
      hold({})
        .then((held) => {
          waiting = false;
          if (held) onFree();
        })
        // Refused: the tab stays read-only and can still take over.
        .catch(() => {
          waiting = false;
        });
    },
    async takeOver() {
      if (supported) await hold({ steal: true });
    },
  };
}
