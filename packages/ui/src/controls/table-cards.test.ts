import { expect, it } from "vitest";
import { namesAreBare } from "./table-cards.ts";

it("tells names of rows that say nothing without their column", () => {
  expect(namesAreBare(["0.95", "0.90"])).toBe(true);
  expect(namesAreBare(["0", "free"])).toBe(true);
  expect(namesAreBare(["Adler 2015", "2016a", "\u00d6zt\u00fcrk"])).toBe(false);
  expect(namesAreBare(["", "Hedges"])).toBe(false);
});
