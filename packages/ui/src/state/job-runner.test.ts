import {
  type AnalysisDocument,
  createDocument,
  createModerator,
  createModerators,
  ok,
  type Result,
} from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { RequestDroppedError } from "../worker/client.ts";
import { createJobRunner } from "./job-runner.ts";

function setUp() {
  const asked: { answer(outcome: Result<unknown>): void; cancelled: boolean }[] = [];
  const runner = createJobRunner(() => ({
    run() {
      let reject: (error: Error) => void = () => undefined;
      const own: (typeof asked)[number] = { answer: () => undefined, cancelled: false };
      const result = new Promise<Result<unknown>>((resolve, refuse) => {
        own.answer = resolve;
        reject = refuse;
      });
      asked.push(own);
      return {
        result,
        cancel() {
          own.cancelled = true;
          reject(new RequestDroppedError("cancelled"));
        },
      };
    },
    dispose: () => undefined,
  }));
  return { runner, asked };
}

function documentOf(dose: readonly number[], title = ""): AnalysisDocument {
  const columns = [
    { name: "yi", kind: "number", values: [1, 2], unparsed: {} },
    { name: "dose", kind: "number", values: dose, unparsed: {} },
    { name: "note", kind: "text", values: [title, title] },
  ] as const;
  const moderators = createModerators({ variables: [createModerator({ column: "dose", kind: "numeric" })] });
  return { ...createDocument(), title, table: { rowIds: ["a", "b"], columns: [...columns] }, moderators };
}

describe("jobs of a project", () => {
  it("are remembered by their numbers, whatever the title says", async () => {
    const { runner, asked } = setUp();
    expect(runner.known("tree", documentOf([1, 2]))).toBeNull();
    const { result } = runner.run("tree", documentOf([1, 2]));
    asked[0]!.answer(ok("tree"));
    await result;
    expect(runner.known("tree", documentOf([1, 2], "Another title"))).toEqual(ok("tree"));
    expect(await runner.run("tree", documentOf([1, 2])).result).toEqual(ok("tree"));
    expect(asked).toHaveLength(1);
    expect(runner.known("multimodel", documentOf([1, 2]))).toBeNull();
    expect(runner.known("tree", documentOf([1, 3]))).toBeNull();
  });

  it("are dropped when an edit changes their numbers, and only then", async () => {
    const { runner, asked } = setUp();
    const { result } = runner.run("permutation", documentOf([1, 2]));
    runner.documentChanged(documentOf([1, 2], "Another title"));
    expect(asked[0]!.cancelled).toBe(false);
    runner.documentChanged(documentOf([1, 9]));
    expect(asked[0]!.cancelled).toBe(true);
    await expect(result).rejects.toBeInstanceOf(RequestDroppedError);
    expect(runner.known("permutation", documentOf([1, 2]))).toBeNull();
  });

  it("are forgotten, the oldest first", async () => {
    const { runner, asked } = setUp();
    for (let dose = 0; dose < 17; dose++) {
      const { result } = runner.run("tree", documentOf([dose, 0]));
      asked[dose]!.answer(ok(dose));
      await result;
    }
    expect(runner.known("tree", documentOf([0, 0]))).toBeNull();
    expect(runner.known("tree", documentOf([1, 0]))).toEqual(ok(1));
  });
});
