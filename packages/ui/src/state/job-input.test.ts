import { createDocument, createModerators, type ModeratorsSpec } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { isSameJob, jobInput, jobKey } from "./job-input.ts";

function keyOf(id: Parameters<typeof jobKey>[0], further?: ModeratorsSpec["further"]): string {
  const moderators = createModerators(further === undefined ? {} : { further });
  return jobKey(id, jobInput({ ...createDocument(), moderators }));
}

describe("the key of a job's outcome", () => {
  it("changes with the choices of the job, and not with those of others", () => {
    const forest = { forests: 3 };
    expect(keyOf("forest", { forest })).not.toBe(keyOf("forest", { forest: { forests: 4 } }));
    expect(keyOf("forest", { forest })).toBe(keyOf("forest", { forest, penalised: { alpha: 0.5 } }));
    expect(keyOf("penalised", { forest })).toBe(keyOf("penalised"));
  });

  it("tells jobs apart", () => {
    expect(keyOf("forest")).not.toBe(keyOf("penalised"));
  });
});

it("tells a document whose choices another one does not have yet from one that only looks different", () => {
  const document = { ...createDocument(), moderators: createModerators({ permutations: 1000 }) };
  const chosen = { ...document, moderators: createModerators({ permutations: 500 }) };
  expect(isSameJob("permutation", document, chosen)).toBe(false);
  expect(isSameJob("permutation", document, { ...document, title: "Another" })).toBe(true);
});
