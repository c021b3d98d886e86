import { type Column, createModerator, createModerators } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { withModerator, withoutModerator, withRoleColumn, withTerm } from "./moderators.ts";

const delivery: Column = { name: "delivery", kind: "text", values: ["online", "group", null] };
const mode: Column = { name: "mode", kind: "text", values: ["web", "web", "room"] };
const hours: Column = { name: "hours", kind: "number", values: [1, 2, 8], unparsed: {} };

describe("choosing moderators", () => {
  it("takes a column as what it looks like, and into the model", () => {
    const spec = withModerator(withModerator(createModerators(), delivery), hours);
    expect(spec.variables.map(({ column, role, kind }) => [column, role, kind])).toEqual([
      ["delivery", "format", "factor"],
      ["hours", "dose", "numeric"],
    ]);
    expect(spec.variables[1]?.dose).toEqual({ unit: "hours", into: "hours", session: null });
    expect(spec.terms).toEqual([["delivery"], ["hours"]]);
  });

  it("takes a column once, and gives it another role when it is asked for in one", () => {
    const once = withModerator(createModerators(), delivery);
    expect(withModerator(once, delivery)).toBe(once);
    const again = withModerator(once, delivery, "facilitator");
    expect(again.variables.map(({ role }) => role)).toEqual(["facilitator"]);
    expect(again.terms).toEqual([["delivery"]]);
  });

  it("drops the unit of a dose from a column in another role", () => {
    expect(withModerator(createModerators(), hours, null).variables[0]).toMatchObject({
      role: null,
      dose: null,
    });
  });

  it("puts the new column of a role in the place of the old one", () => {
    const before = withRoleColumn(createModerators(), "format", delivery);
    const after = withRoleColumn(before, "format", mode);
    expect(after.variables.map(({ column }) => column)).toEqual(["mode"]);
    expect(after.terms).toEqual([["mode"]]);
    expect(withRoleColumn(after, "format", null).variables).toEqual([]);
  });

  it("forgets all that was asked of a moderator that goes", () => {
    const spec = createModerators({
      variables: [
        createModerator({ column: "mode", kind: "factor" }),
        createModerator({ column: "hours", kind: "numeric" }),
      ],
      terms: [["mode"], ["hours"], ["mode", "hours"]],
      subgroups: { by: "mode", tau2: "separate" },
      scale: { terms: [["mode"]], link: "log" },
      profile: { mode: "web", hours: 3 },
    });
    const left = withoutModerator(spec, "mode");
    expect(left.variables.map(({ column }) => column)).toEqual(["hours"]);
    expect(left).toMatchObject({ terms: [["hours"]], subgroups: null, scale: null, profile: { hours: 3 } });
  });
});

describe("terms of the model", () => {
  it("bring the main effects of an interaction along, before it", () => {
    expect(withTerm([["a"]], ["a", "b"], true)).toEqual([["a"], ["b"], ["a", "b"]]);
    expect(withTerm([["a", "b"]], ["c"], true)).toEqual([["c"], ["a", "b"]]);
  });

  it("bring the interactions of two that one of three needs, and drop it with any of them", () => {
    const three = withTerm([["a"]], ["a", "b", "c"], true);
    expect(three.map((term) => term.join(":"))).toEqual(["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"]);
    expect(withTerm(three, ["a", "c"], false).map((term) => term.join(":"))).toEqual([
      "a",
      "b",
      "c",
      "a:b",
      "b:c",
    ]);
  });

  it("stand once, in whatever order an interaction is named", () => {
    const terms = [["a"], ["b"], ["a", "b"]];
    expect(withTerm(terms, ["b", "a"], true)).toEqual(terms);
  });

  it("take interactions along when a main effect goes", () => {
    expect(withTerm([["a"], ["b"], ["a", "b"]], ["a"], false)).toEqual([["b"]]);
    expect(withTerm([["a"], ["b"], ["a", "b"]], ["a", "b"], false)).toEqual([["a"], ["b"]]);
  });
});
