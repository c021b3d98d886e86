const NAME = "treeline-project";

/** The one tab that may write. */
export interface WriterLock {
  /** Becomes the writer if nobody is; resolves to whether it worked. */
  claim(): Promise<boolean>;
  /** Becomes the writer, making any other tab read-only. */
  takeOver(): Promise<void>;
}

/**
 * Two tabs on one project would overwrite each other's work: one holds the lock and writes, the others read.
 * @param onLost called when another tab took over
 */
export function createWriterLock(onLost: () => void): WriterLock {
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
    async takeOver() {
      if (supported) await hold({ steal: true });
    },
  };
}
