import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { wrap } from "comlink";
import { describe, expect, it } from "vitest";
import { RequestDroppedError, type WorkerLike } from "./client.ts";
import { createStepsClient } from "./steps-client.ts";

/** A worker in name only: it keeps what it is sent, and answers when told to. */
class FakeWorker extends EventTarget implements WorkerLike {
  terminated = false;
  readonly calls: { readonly id: string; readonly args: readonly unknown[] }[] = [];

  postMessage(message: { id: string; argumentList?: { value: unknown }[] }): void {
    this.calls.push({ id: message.id, args: (message.argumentList ?? []).map(({ value }) => value) });
  }

  terminate(): void {
    this.terminated = true;
  }

  start(): void {}

  answer(index: number, value: unknown): void {
    const { id } = this.calls[index]!;
    this.dispatchEvent(new MessageEvent("message", { data: { id, type: "RAW", value } }));
  }

  /** Says which method comes next in a call. */
  tell(index: number, method: string): Promise<boolean> {
    const port = this.calls[index]!.args[2] as MessagePort;
    return wrap<(step: { readonly method: string }) => boolean>(port)({ method });
  }
}

const DOCUMENT = {} as AnalysisDocument;
const REPORT = {} as AnalysisReport;

function setUp(graceMs = 10_000) {
  const workers: FakeWorker[] = [];
  const client = createStepsClient<never, { readonly method: string }>({
    spawn() {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    graceMs,
  });
  return { client, workers };
}

describe("client of steps", () => {
  it("starts its worker with the first question, and hears which step comes next", async () => {
    const { client, workers } = setUp();
    expect(workers).toEqual([]);
    const told: string[] = [];
    const answer = client.answer(DOCUMENT, REPORT, ({ method }) => {
      told.push(method);
      return true;
    });
    await expect.poll(() => workers[0]?.calls.length).toBe(1);
    expect(await workers[0]!.tell(0, "egger")).toBe(true);
    workers[0]!.answer(0, null);
    expect(await answer).toBeNull();
    expect(told).toEqual(["egger"]);
  });

  it("drops a question that a newer one overtakes, and keeps the worker when it stops in time", async () => {
    const { client, workers } = setUp();
    const first = client.answer(DOCUMENT, REPORT, () => true);
    await expect.poll(() => workers[0]?.calls.length).toBe(1);
    const second = client.answer(DOCUMENT, REPORT, () => true);
    const third = client.answer(DOCUMENT, REPORT, () => true);
    expect(await workers[0]!.tell(0, "egger")).toBe(false);
    workers[0]!.answer(0, null);
    await expect(first).rejects.toBeInstanceOf(RequestDroppedError);
    await expect(second).rejects.toBeInstanceOf(RequestDroppedError);
    await expect.poll(() => workers[0]!.calls.length).toBe(2);
    workers[0]!.answer(1, null);
    expect(await third).toBeNull();
    expect([workers.length, workers[0]!.terminated]).toEqual([1, false]);
  });

  it("ends a worker that does not notice, and goes on with a new one", async () => {
    const { client, workers } = setUp(5);
    const first = client.answer(DOCUMENT, REPORT, () => true);
    await expect.poll(() => workers[0]?.calls.length).toBe(1);
    const second = client.answer(DOCUMENT, REPORT, () => true);
    await expect(first).rejects.toBeInstanceOf(RequestDroppedError);
    expect(workers[0]!.terminated).toBe(true);
    await expect.poll(() => workers[1]?.calls.length).toBe(1);
    workers[1]!.answer(0, null);
    expect(await second).toBeNull();
  });

  it("drops what is under way at the reader's wish, and says when a worker died", async () => {
    const { client, workers } = setUp(5);
    const first = client.answer(DOCUMENT, REPORT, () => true);
    await expect.poll(() => workers[0]?.calls.length).toBe(1);
    client.drop();
    await expect(first).rejects.toBeInstanceOf(RequestDroppedError);
    const second = client.answer(DOCUMENT, REPORT, () => true);
    await expect.poll(() => workers[1]?.calls.length).toBe(1);
    workers[1]!.dispatchEvent(new Event("error"));
    await expect(second).rejects.toMatchObject({ reason: "error" });
  });
});
