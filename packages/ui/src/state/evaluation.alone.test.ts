import { type AnalysisDocument, type AnalysisReport, createDocument, runAnalysis } from "@treeline/engine";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { RequestDroppedError } from "../worker/client.ts";

interface Request {
  readonly document: AnalysisDocument;
  readonly resolve: (report: AnalysisReport) => void;
  readonly reject: (error: Error) => void;
}

const requests = vi.hoisted(() => [] as Request[]);

vi.mock("../worker/client.ts", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../worker/client.ts")>()),
  createEngineClient: () => ({
    evaluate: (document: AnalysisDocument) =>
      new Promise<AnalysisReport>((resolve, reject) => requests.push({ document, resolve, reject })),
    cancel: () => requests.at(-1)?.reject(new RequestDroppedError()),
  }),
}));

const { evaluateAgain, evaluated, stale, startEvaluating, stopEvaluating, updating } = await import(
  "./evaluation.ts"
);
const { change, openProject, undo } = await import("./project.ts");

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));

async function answer(): Promise<void> {
  await settle();
  const request = requests.at(-1)!;
  request.resolve(runAnalysis(request.document));
  await settle();
}

const level = (value: number): void =>
  change((document) => ({ ...document, model: { ...document.model, level: value } }));

startEvaluating();

describe("a result that is not the document's", () => {
  beforeEach(async () => {
    openProject(createDocument());
    evaluateAgain();
    await answer();
    expect([stale.value, updating.value]).toEqual([false, false]);
  });

  it("is stale after a calculation failed, until one succeeds", async () => {
    level(0.9);
    expect([stale.value, updating.value]).toEqual([false, true]);
    await settle();
    requests.at(-1)!.reject(new Error("fault"));
    await settle();
    expect([stale.value, updating.value]).toEqual([true, false]);
    evaluateAgain();
    await answer();
    expect(stale.value).toBe(false);
    expect(evaluated.value?.document.model.level).toBe(0.9);
  });

  it("is stale after Stop, even before the request was sent, and not once the change is undone", async () => {
    const sent = requests.length;
    level(0.8);
    stopEvaluating();
    await settle();
    expect(requests.length).toBe(sent);
    expect([stale.value, updating.value]).toEqual([true, false]);
    undo();
    expect([stale.value, updating.value]).toEqual([false, false]);
  });

  it("is not stale for a change that does not bear on numbers", () => {
    change((document) => ({ ...document, title: "Another" }));
    expect(stale.value).toBe(false);
  });
});
