import { createDocument, serialiseDocument } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { readRecord } from "./stored-project.ts";

const text = serialiseDocument(createDocument());

describe("a project as it was kept", () => {
  it.each([
    ["whole", { past: [[1, 20]], future: [] }, false],
    ["absent", undefined, false],
    ["cut short by what is no step", { past: [[1, 20], "?"], future: [] }, true],
    ["no list at all", { past: "garbage", future: [] }, true],
  ])("says whether steps that are %s are lost", (_, steps, lost) => {
    expect(readRecord({ text, steps, savedAt: 1 })?.lostSteps).toBe(lost);
  });

  it("says so of whole documents that are none", () => {
    expect(readRecord({ text, past: [{ no: "document" }], future: [] })?.lostSteps).toBe(true);
  });
});
