import { expect, it } from "vitest";
import { measures } from "../measures/registry.ts";
import { lackingQuantities } from "./lacking.ts";

const SMD = measures.get("SMD");

it("names the rest of the measure's inputs where no one number would do", () => {
  const issue = lackingQuantities(new Set(["n1i"]), SMD);
  expect(issue).toMatchObject({ code: "row-lacks-numbers", severity: "error" });
  expect(issue?.message).toContain("“Size, group 1”");
  expect(issue?.hint).toContain("“Size, group 2”");
});

it("says nothing of a row that reports nothing the measure takes", () => {
  expect(lackingQuantities(new Set(), SMD)).toBeNull();
  expect(lackingQuantities(new Set(["sens"]), SMD)).toBeNull();
});

it("asks a row of one group for its change, with what it has left out", () => {
  const issue = lackingQuantities(new Set(["n1i", "one_group", "m_change", "ni"]), SMD);
  expect(issue?.hint).toMatch(/^Enter “SD of the change, one group”, or “dz/);
  expect(issue?.hint).not.toMatch(/group 2|People, all together/);
  // An odds ratio has no way from the change of one group.
  expect(lackingQuantities(new Set(["n1i", "one_group"]), measures.get("IRR"))?.hint ?? "").not.toMatch(/dz/);
});
