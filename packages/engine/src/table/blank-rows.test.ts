import { expect, it } from "vitest";
import { blankRows } from "./blank-rows.ts";

it("tells rows without anything from rows with a name, a number, a zero or a text where a number should be", () => {
  const isBlank = blankRows({
    rowIds: ["a", "b", "c", "d", "e", "f"],
    columns: [
      { name: "study", kind: "text", values: ["Lee", null, null, "", null, null] },
      { name: "yi", kind: "number", values: [null, 0.2, 0, null, null, null], unparsed: { e: "n. r." } },
    ],
  });
  expect([0, 1, 2, 3, 4, 5].map(isBlank)).toEqual([false, false, false, true, false, true]);
});
