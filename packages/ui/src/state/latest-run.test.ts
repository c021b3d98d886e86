import { type BiasAudit, createDocument, runAnalysis } from "@treeline/engine";
import type { AuditProgress } from "@treeline/engine/bias";
import { describe, expect, it } from "vitest";
import type { TellStep } from "../worker/steps-protocol.ts";
import type { Evaluated } from "./evaluation.ts";
import { createLatestRun, type LatestRun } from "./latest-run.ts";

/** An audit under way, ended by the test. */
interface Call {
  readonly tell: TellStep<AuditProgress>;
  readonly answer: (found: BiasAudit | null) => void;
  readonly fail: (error: Error) => void;
}

class Dropped extends Error {}

function harness(): { readonly run: LatestRun<BiasAudit, AuditProgress>; readonly calls: Call[] } {
  const calls: Call[] = [];
  const run = createLatestRun<BiasAudit, AuditProgress>({
    answer: (_document, _report, tell) =>
      new Promise((answer, fail) => {
        calls.push({ tell, answer, fail });
      }),
    drop: () => undefined,
    isDropped: (error) => error instanceof Dropped,
  });
  return { run, calls };
}

function result(title: string): Evaluated {
  const document = { ...createDocument(), title };
  return { document, report: runAnalysis(document) };
}

const STEP = { method: "egger", label: "Egger", done: 0, total: 3 };

describe("an audit", () => {
  it("is shown with the document it was made for, and tells how far it is", async () => {
    const { run, calls } = harness();
    const now = result("one");
    const ended = run.start(now);
    expect(run.busy.value).toBe(true);
    expect(calls[0]!.tell(STEP)).toBe(true);
    expect(run.progress.value).toEqual(STEP);
    calls[0]!.answer(null);
    await ended;
    expect(run.latest.value).toEqual({ ...now, answer: null });
    expect([run.busy.value, run.progress.value, run.fault.value]).toEqual([false, null, null]);
  });

  it("gives way to a newer one, and its answer is not shown", async () => {
    const { run, calls } = harness();
    const first = run.start(result("one"));
    const second = run.start(result("two"));
    expect(calls[0]!.tell(STEP)).toBe(false);
    expect(run.progress.value).toBeNull();
    calls[1]!.answer(null);
    await second;
    calls[0]!.answer(null);
    await first;
    expect(run.latest.value?.document.title).toBe("two");
  });

  it("that is no longer asked for ends without a word, and one that is stopped says so", async () => {
    const { run, calls } = harness();
    const first = run.start(result("one"));
    run.drop();
    expect([run.busy.value, run.fault.value]).toEqual([false, null]);
    expect(calls[0]!.tell(STEP)).toBe(false);
    calls[0]!.answer(null);
    await first;
    expect(run.latest.value).toBeNull();
    void run.start(result("two"));
    run.stop();
    expect(run.fault.value?.message).toBe("");
    run.drop();
    expect(run.fault.value?.message).toBe("");
  });

  it("that fails says why and leaves what was shown before", async () => {
    const { run, calls } = harness();
    const first = run.start(result("one"));
    calls[0]!.answer(null);
    await first;
    const second = run.start(result("two"));
    calls[1]!.fail(new RangeError("no such method"));
    await second;
    expect(run.fault.value?.message).toBe("no such method");
    expect(run.latest.value?.document.title).toBe("one");
    const third = run.start(result("three"));
    calls[2]!.fail(new Dropped("overtaken"));
    await third;
    expect(run.fault.value?.message).toBe("");
  });
});
