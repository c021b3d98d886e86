import { expect, it } from "vitest";
import { looksLikeTable } from "./paste-anywhere.ts";

it("tells a table from a stray word or sentence", () => {
  for (const table of [
    "study\tyi\tvi\nA\t0.1\t0.02",
    "study;yi\n\nA;0,1\n",
    "study, yi\nA, 0.1",
    "study   yi\nA  0.1",
    "Table 1. Effects\t\t\nstudy\tyi\tvi\nA\t0.1\t0.02",
  ]) {
    expect(looksLikeTable(table), table).toBe(true);
  }
  for (const other of ["", "word", "a, b and c", "First line.\nSecond line without cells", "one\ntwo"]) {
    expect(looksLikeTable(other), other).toBe(false);
  }
});
