import { createDocument, runAnalysis } from "@treeline/engine";
import { expect, it } from "vitest";
import { broughtAlong } from "../../packages/ui/first-answer.ts";

it("brings the first sample along with the very report of the engine, through JSON and back", () => {
  const { parts, report } = JSON.parse(JSON.stringify(broughtAlong())) as ReturnType<typeof broughtAlong>;
  expect(report).toStrictEqual(runAnalysis(createDocument(parts)));
});
