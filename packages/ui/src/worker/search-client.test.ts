import { describe, expect, it } from "vitest";
import type { WorkerLike } from "./client.ts";
import { createSearchClient, READY, type SearchAnswer, type SearchRequest } from "./search-client.ts";

/** A worker in name only: it keeps what it is sent, and answers when told to. */
class FakeWorker extends EventTarget implements WorkerLike {
  terminated = false;
  readonly asked: SearchRequest[] = [];

  postMessage(request: SearchRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(data: SearchAnswer | typeof READY): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

function request(text: string): SearchRequest {
  const options = { text, columns: null, wholeCell: false, matchCase: false, pattern: true };
  return { texts: ["aaaa"], options, replacement: null };
}

function setUp(longestMs: number) {
  const workers: FakeWorker[] = [];
  const client = createSearchClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, longestMs);
  return { client, workers };
}

describe("a search for a pattern", () => {
  it("asks one worker again and again", async () => {
    const { client, workers } = setUp(10_000);
    for (const found of [[0], []]) {
      const answer = client.search(request("a"));
      workers[0]!.answer({ found });
      expect(await answer).toEqual({ found });
    }
    expect(workers).toHaveLength(1);
    expect(workers[0]!.terminated).toBe(false);
  });

  it("ends the worker of a pattern that goes back without end, and asks another one next", async () => {
    const { client, workers } = setUp(5);
    const endless = client.search(request("(a+)+b"));
    workers[0]!.answer(READY);
    expect(await endless).toBe("too-long");
    expect(workers[0]!.terminated).toBe(true);
    const next = client.search(request("a"));
    workers[1]!.answer({ found: [0] });
    expect(await next).toEqual({ found: [0] });
  });

  it("is dropped by the next one, with the worker that is at it", async () => {
    const { client, workers } = setUp(10_000);
    const first = client.search(request("(a+)+b"));
    const second = client.search(request("a"));
    expect(await first).toBe("dropped");
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    workers[0]!.answer({ found: [] });
    workers[1]!.answer({ found: [0] });
    expect(await second).toEqual({ found: [0] });
  });

  it("has as long as any other where the worker takes its time to arrive, and no longer in one that is there", async () => {
    const { client, workers } = setUp(5);
    const first = client.search(request("a"));
    await new Promise((resolve) => setTimeout(resolve, 30));
    workers[0]!.answer(READY);
    workers[0]!.answer({ found: [0] });
    expect(await first).toEqual({ found: [0] });
    expect(await client.search(request("(a+)+b"))).toBe("too-long");
  });

  it("is given up when its worker fails or is ended", async () => {
    const { client, workers } = setUp(10_000);
    const failed = client.search(request("a"));
    workers[0]!.dispatchEvent(new Event("error"));
    expect(await failed).toBe("failed");
    const ended = client.search(request("a"));
    client.end();
    expect(await ended).toBe("dropped");
  });
});
