import { type AnalysisDocument, ok, type Result } from "@treeline/engine";
import type { JobId, Shard } from "@treeline/engine/jobs";
import { expose } from "comlink";
import { afterEach, describe, expect, it } from "vitest";
import { RequestDroppedError, WorkerDiedError, type WorkerLike } from "./client.ts";
import { createJobPool, type JobPool } from "./job-pool.ts";
import type { JobApi, JobOutline } from "./job-protocol.ts";

/** A worker in this very thread: squares are summed, each part as it is told. */
class LocalWorker extends EventTarget implements WorkerLike {
  terminated = false;
  readonly ran: Shard[] = [];
  readonly #channel = new MessageChannel();

  constructor(onRun: (worker: LocalWorker, shard: Shard) => unknown, outline: JobOutline) {
    super();
    const api: JobApi = {
      prepare: () => Promise.resolve(outline),
      run: (shard, tell) => {
        tell((shard.to - shard.from) / 2);
        this.ran.push(shard);
        return onRun(this, shard);
      },
      combine: (parts): Result<unknown> => ok(parts),
    };
    expose(api, this.#channel.port1);
    this.#channel.port2.onmessage = (event) => {
      if (!this.terminated) this.dispatchEvent(new MessageEvent("message", { data: event.data }));
    };
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port2.postMessage(message, transfer);
  }

  start(): void {}

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
    this.#channel.port2.close();
  }

  die(): void {
    this.dispatchEvent(new Event("error"));
  }
}

const shards = [0, 2, 4, 6].map((from) => ({ from, to: from + 2 }));
const document = {} as AnalysisDocument;
const id: JobId = "permutation";
const never = new Promise<never>(() => undefined);

let pool: JobPool | null = null;
afterEach(() => pool?.dispose());

function setUp(
  onRun: (worker: LocalWorker, shard: Shard) => unknown = (_, { from, to }) => [from, to],
  outline: JobOutline = ok({ total: 8, shards }),
  silenceMs = 5000,
) {
  const workers: LocalWorker[] = [];
  pool = createJobPool({
    spawn() {
      const worker = new LocalWorker(onRun, outline);
      workers.push(worker);
      return worker;
    },
    size: 2,
    silenceMs,
  });
  return { pool, workers };
}

describe("a pool of workers", () => {
  it("shares the parts and puts them together in their order", async () => {
    const { pool, workers } = setUp();
    const told: number[] = [];
    const { result } = pool.run(id, document, (done, total) => {
      expect(total).toBe(8);
      told.push(done);
    });
    expect(await result).toEqual(
      ok([
        [0, 2],
        [2, 4],
        [4, 6],
        [6, 8],
      ]),
    );
    expect(workers).toHaveLength(2);
    expect(workers.every(({ ran }) => ran.length > 0)).toBe(true);
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(8);
  });

  it("keeps its workers for the next job, one job at a time", async () => {
    const { pool, workers } = setUp();
    const [one, other] = [pool.run(id, document, () => undefined), pool.run(id, document, () => undefined)];
    await one.result;
    expect((await other.result).ok).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it("says why a job cannot run", async () => {
    const refused: JobOutline = { ok: false, issues: [] };
    const { pool, workers } = setUp(undefined, refused);
    expect(await pool.run(id, document, () => undefined).result).toEqual(refused);
    expect(workers).toHaveLength(1);
  });

  it("gives the part of a worker that dies to another one", async () => {
    let deaths = 0;
    const { pool, workers } = setUp((worker, { from, to }) => {
      if (from === 2 && deaths === 0) {
        deaths += 1;
        queueMicrotask(() => worker.die());
        return never;
      }
      return [from, to];
    });
    const { result } = pool.run(id, document, () => undefined);
    expect(await result).toEqual(
      ok([
        [0, 2],
        [2, 4],
        [4, 6],
        [6, 8],
      ]),
    );
    expect(workers.filter(({ terminated }) => terminated)).toHaveLength(1);
    expect(workers).toHaveLength(3);
  });

  it("gives up on a part over which workers die again, and works on the next job", async () => {
    let deadly = true;
    const { pool } = setUp((worker, { from, to }) => {
      if (from === 2 && deadly) {
        queueMicrotask(() => worker.die());
        return never;
      }
      return [from, to];
    });
    await expect(pool.run(id, document, () => undefined).result).rejects.toBeInstanceOf(WorkerDiedError);
    deadly = false;
    expect((await pool.run(id, document, () => undefined).result).ok).toBe(true);
  });

  it("takes silence for death", async () => {
    const { pool } = setUp(() => never, undefined, 30);
    await expect(pool.run(id, document, () => undefined).result).rejects.toMatchObject({ reason: "timeout" });
  });

  it("stops at once, tells nothing more, and works on the job that waits", async () => {
    let slow = true;
    const { pool, workers } = setUp((_, { from, to }) => (slow ? never : [from, to]));
    const first = pool.run(id, document, () => undefined);
    const second = pool.run(id, document, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));
    slow = false;
    first.cancel();
    await expect(first.result).rejects.toBeInstanceOf(RequestDroppedError);
    expect(workers.slice(0, 2).every(({ terminated }) => terminated)).toBe(true);
    expect((await second.result).ok).toBe(true);
  });

  it("drops a job that waits without touching the one that runs", async () => {
    const { pool } = setUp();
    const first = pool.run(id, document, () => undefined);
    const second = pool.run(id, document, () => undefined);
    second.cancel();
    await expect(second.result).rejects.toBeInstanceOf(RequestDroppedError);
    expect((await first.result).ok).toBe(true);
  });
});
