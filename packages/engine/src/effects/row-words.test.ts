import { expect, it } from "vitest";
import { rowWords } from "./row-words.ts";

it("calls rows studies, unless several of them have the name of one study", () => {
  expect(rowWords(["Adams 2011", "Baker 2013"], 2)).toBe("studies");
  expect(rowWords(["Adams 2011", "Baker 2013"], 1)).toBe("study");
  expect(rowWords(["Adams 2011", "Baker 2013", "Adams 2011"], 3)).toBe("rows");
  expect(rowWords(["Adams 2011", "Adams 2011"], 1)).toBe("row");
  expect(rowWords(["", ""], 2)).toBe("studies");
});
