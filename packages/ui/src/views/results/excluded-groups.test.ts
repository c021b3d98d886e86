import { issue } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { type ExcludedRow, groupExcluded, reasonOf } from "./excluded-groups.ts";

function row(number: number, code: string, column: string, what: string): ExcludedRow {
  const [rowId, label] = [`r${number}`, `Study ${number}`];
  const message = `${label}, column “${column}”: ${what}`;
  return {
    rowId,
    label,
    issue: issue(code, "warning", message, "Enter it.", { rowId, column }),
  } as ExcludedRow;
}

const many = [1, 2, 3, 4, 5].map((number) => row(number, "missing", "sei", "the error is missing."));

describe("rows that are not used", () => {
  it("read as one line when many share a reason", () => {
    const groups = groupExcluded([...many, row(6, "missing", "yi", "the effect is missing.")]);
    expect(groups.map(({ rows, alike }) => [rows.length, alike])).toEqual([
      [5, true],
      [1, true],
    ]);
  });

  it("stay by themselves when they are few or left out by hand", () => {
    const byHand = many.map((known) => ({ ...known, issue: { ...known.issue, code: "excluded-by-user" } }));
    expect(groupExcluded(many.slice(0, 3))).toHaveLength(3);
    expect(groupExcluded(byHand)).toHaveLength(5);
  });

  it("are told apart where the reason names a value of the row", () => {
    const rows = many.map((_, index) => row(index, "vi-not-positive", "vi", `the variance is ${-index}.`));
    expect(groupExcluded(rows)).toMatchObject([{ alike: false }]);
  });

  it("say their name once", () => {
    expect(reasonOf(many[0]!)).toBe("Column “sei”: the error is missing.");
  });
});
