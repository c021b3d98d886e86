import type { AnalysisDocument, AnalysisReport } from "@treeline/engine";
import { wrap } from "comlink";
import { afterEach, describe, expect, it } from "vitest";
import { createEngineClient, type EngineClient, RequestDroppedError, type WorkerLike } from "./client.ts";
import type { Progress } from "./protocol.ts";

/** A worker in name only: it keeps what it is sent, and answers when told to. */
class FakeWorker extends EventTarget implements WorkerLike {
  terminated = false;
  started = false;
  readonly calls: { id: string; path: string[]; args: unknown[] }[] = [];

  postMessage(message: { id: string; path: string[]; argumentList?: { value: unknown }[] }): void {
    const args = (message.argumentList ?? []).map((argument) => argument.value);
    this.calls.push({ id: message.id, path: message.path, args });
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(index: number, value: unknown): void {
    const { id } = this.calls[index]!;
    this.dispatchEvent(new MessageEvent("message", { data: { id, type: "RAW", value } }));
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  start(): void {
    this.started = true;
  }
}

function doc(title: string): AnalysisDocument {
  return { title } as AnalysisDocument;
}
function report(engineVersion: string): AnalysisReport {
  return { engineVersion } as AnalysisReport;
}

let client: EngineClient | null = null;
afterEach(() => client?.dispose());

function setUp(silenceMs = 10_000) {
  const workers: FakeWorker[] = [];
  const deaths: string[] = [];
  const progress: Progress[] = [];
  client = createEngineClient({
    spawn() {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    silenceMs,
    onProgress: (step) => progress.push(step),
    onDeath: (error) => deaths.push(error.reason),
  });
  return { client, workers, deaths, progress };
}

describe("engine client", () => {
  it("answers a request", async () => {
    const { client, workers } = setUp();
    const answer = client.evaluate(doc("a"));
    workers[0]!.answer(0, report("1"));
    expect(await answer).toEqual(report("1"));
  });

  it("lets a search tell how far it is, and hears whether it goes on", async () => {
    const { client, workers } = setUp();
    const told: number[] = [];
    const published = {
      estimate: { value: 0.5, decimals: 1 },
      interval: null,
      level: null,
      p: null,
      tau2: null,
      i2: null,
      scale: "either",
    } as const;
    const answer = client.findSettings(doc("a"), published, (done) => {
      told.push(done);
      return done < 2;
    });
    const tell = wrap<(done: number, total: number) => boolean>(workers[0]!.calls[0]!.args[2] as MessagePort);
    expect([await tell(1, 3), await tell(2, 3)]).toEqual([true, false]);
    expect(told).toEqual([1, 2]);
    workers[0]!.answer(0, null);
    expect(await answer).toBeNull();
  });

  it("leaves the time of the last answer, and of no dropped one, to the profiler", async () => {
    performance.clearMeasures();
    const { client, workers } = setUp();
    const overtaken = client.evaluate(doc("a"));
    const answer = client.evaluate(doc("b"));
    workers[0]!.answer(0, report("stale"));
    await expect(overtaken).rejects.toBeInstanceOf(RequestDroppedError);
    expect(performance.getEntriesByType("measure")).toEqual([]);
    workers[0]!.answer(2, report("2"));
    await answer;
    const entries = performance.getEntriesByType("measure");
    expect(entries.map(({ name }) => name)).toEqual(["treeline-evaluation"]);
  });

  it("runs one request at a time and lets the latest win", async () => {
    const { client, workers } = setUp();
    const first = client.evaluate(doc("a"));
    const second = client.evaluate(doc("b"));
    const third = client.evaluate(doc("c"));
    await expect(second).rejects.toBeInstanceOf(RequestDroppedError);
    const asked = workers[0]!.calls.map((call) => call.path[0]);
    expect(asked).toEqual(["evaluate", "stop", "stop"]);
    workers[0]!.answer(0, report("stale"));
    await expect(first).rejects.toBeInstanceOf(RequestDroppedError);
    expect(workers[0]!.calls[3]!.args[1]).toEqual(doc("c"));
    workers[0]!.answer(3, report("fresh"));
    expect(await third).toEqual(report("fresh"));
  });

  it.each(["error", "messageerror"] as const)(
    "rejects what is pending on %s and starts a new worker",
    async (type) => {
      const { client, workers, deaths } = setUp();
      const evaluation = client.evaluate(doc("a"));
      const script = client.documentToR(doc("a"), report("1"), []);
      workers[0]!.dispatchEvent(new Event(type));
      await expect(evaluation).rejects.toMatchObject({ reason: type });
      await expect(script).rejects.toMatchObject({ reason: type });
      expect(deaths).toEqual([type]);
      expect(workers[0]!.terminated).toBe(true);
      const again = client.evaluate(doc("b"));
      workers[1]!.answer(0, report("2"));
      expect(await again).toEqual(report("2"));
    },
  );

  it("hands the waiting request to the new worker", async () => {
    const { client, workers } = setUp();
    const first = client.evaluate(doc("a"));
    const second = client.evaluate(doc("b"));
    workers[0]!.dispatchEvent(new Event("error"));
    await expect(first).rejects.toMatchObject({ reason: "error" });
    workers[1]!.answer(0, report("2"));
    expect(await second).toEqual(report("2"));
  });

  it("takes silence for death, and progress for a sign of life", async () => {
    const { client, deaths } = setUp(20);
    await expect(client.evaluate(doc("a"))).rejects.toMatchObject({ reason: "timeout" });
    expect(deaths).toEqual(["timeout"]);
  });

  it("reports the progress of the running request only", () => {
    const { client, workers, progress } = setUp();
    void client.evaluate(doc("a")).catch(() => undefined);
    workers[0]!.say({ kind: "treeline-progress", requestId: 1, stage: "fit", done: 1, total: 3 });
    workers[0]!.say({ kind: "treeline-progress", requestId: 7, stage: "fit", done: 2, total: 3 });
    expect(progress).toEqual([{ stage: "fit", done: 1, total: 3 }]);
  });

  it("cancels at once and keeps working afterwards", async () => {
    const { client, workers, deaths } = setUp();
    const evaluation = client.evaluate(doc("a"));
    client.cancel();
    await expect(evaluation).rejects.toBeInstanceOf(RequestDroppedError);
    expect(workers[0]!.terminated).toBe(true);
    expect(deaths).toEqual([]);
    const again = client.evaluate(doc("b"));
    workers[1]!.answer(0, report("2"));
    expect(await again).toEqual(report("2"));
  });

  it("rejects everything when disposed", async () => {
    const { client } = setUp();
    const evaluation = client.evaluate(doc("a"));
    client.dispose();
    await expect(evaluation).rejects.toBeInstanceOf(RequestDroppedError);
    await expect(client.evaluate(doc("b"))).rejects.toBeInstanceOf(RequestDroppedError);
  });
});
