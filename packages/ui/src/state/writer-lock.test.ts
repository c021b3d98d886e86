import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWriterLock } from "./writer-lock.ts";

type Granted = (lock: object | null) => Promise<never> | undefined;

/** The part of the Web Locks API in use, for one name; `close` is a tab being closed. */
function fakeLocks() {
  let holder: { end: (error: Error) => void } | null = null;
  const queue: (() => void)[] = [];
  const request = (_name: string, options: LockOptions, granted: Granted) =>
    new Promise<void>((resolve, reject) => {
      const grant = (): void => {
        holder = { end: reject };
        void granted({});
      };
      if (options.steal) {
        holder?.end(new Error("AbortError"));
        grant();
      } else if (holder === null) grant();
      else if (options.ifAvailable) {
        void granted(null);
        resolve();
      } else queue.push(grant);
    });
  const close = (): void => {
    holder = null;
    queue.shift()?.();
  };
  return { request, close, queue };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let locks: ReturnType<typeof fakeLocks>;

beforeEach(() => {
  locks = fakeLocks();
  vi.stubGlobal("navigator", { locks });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the lock of the tab that writes", () => {
  it("goes to the tab that waits once the first is closed", async () => {
    const first = createWriterLock(vi.fn(), vi.fn());
    const onFree = vi.fn();
    const second = createWriterLock(vi.fn(), onFree);
    expect(await first.claim()).toBe(true);
    expect(await second.claim()).toBe(false);
    second.waitForTurn();
    await settle();
    expect(onFree).not.toHaveBeenCalled();
    locks.close();
    await settle();
    expect(onFree).toHaveBeenCalledTimes(1);
  });

  it("is lost to a tab that takes over, and a tab waits in one place only", async () => {
    const onLost = vi.fn();
    const first = createWriterLock(onLost, vi.fn());
    const second = createWriterLock(vi.fn(), vi.fn());
    await first.claim();
    second.waitForTurn();
    second.waitForTurn();
    expect(locks.queue).toHaveLength(1);
    await second.takeOver();
    await settle();
    expect(onLost).toHaveBeenCalledTimes(1);
  });
});
