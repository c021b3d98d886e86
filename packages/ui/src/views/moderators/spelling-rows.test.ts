import { describe, expect, it } from "vitest";
import { openProposals, spellingRows, withSpelling } from "./spelling-rows.ts";

const texts = ["Online", "online", "online", null, "Group", "F2F"];

describe("spellings of a factor", () => {
  it("are counted as entered, each with its level", () => {
    expect(spellingRows(texts, { Online: "online" })).toEqual([
      { text: "online", rows: 2, level: "online" },
      { text: "Online", rows: 1, level: "online" },
      { text: "Group", rows: 1, level: "Group" },
      { text: "F2F", rows: 1, level: "F2F" },
    ]);
  });

  it("are proposed as one level until they are", () => {
    const [proposal] = openProposals(texts, {}, null);
    expect(proposal?.level).toBe("online");
    expect(openProposals(texts, { Online: "online" }, null)).toEqual([]);
    expect(openProposals(texts, { Online: "web", online: "web" }, null)).toEqual([]);
  });

  it("keep nothing of a spelling that stands for itself", () => {
    expect(withSpelling({}, "F2F", " face to face ")).toEqual({ F2F: "face to face" });
    expect(withSpelling({ F2F: "face to face" }, "F2F", "F2F")).toEqual({});
    expect(withSpelling({ F2F: "face to face" }, "F2F", "  ")).toEqual({});
  });
});
