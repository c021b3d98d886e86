import { describe, expect, it } from "vitest";
import { convertDose } from "./convert-dose.ts";
import { guessModerator } from "./guess-moderator.ts";
import { parseDose } from "./parse-dose.ts";
import { proposeSpellings, spellingsOf } from "./propose-spellings.ts";

describe("a dose as people write it", () => {
  it.each([
    ["90 min", 90, "minutes"],
    ["1h30", 1.5, "hours"],
    ["1 h 30 min", 1.5, "hours"],
    ["2,5 h", 2.5, "hours"],
    ["8 x 2.5 h", 20, "hours"],
    ["8×90min", 720, "minutes"],
    ["8 weekly sessions of 90 minutes", 720, "minutes"],
    ["8 sessions (90 min)", 720, "minutes"],
    ["2 h/week x 8 weeks", 16, "hours"],
    ["45 minutes per day for 2 weeks", 630, "minutes"],
    ["12 Weeks", 12, "weeks"],
    ["10 sessions", 10, "sessions"],
    ["6", 6, "hours"],
    ["0", 0, "hours"],
  ])("%s", (text, value, unit) => {
    expect(parseDose(text, "hours")).toEqual({ kind: "dose", dose: { value, unit } });
  });

  it("does not make one number of a range, and names its middle", () => {
    const parsed = parseDose("10-12 sessions", "hours");
    expect(parsed).toMatchObject({ kind: "unclear", problem: "a range of 10 to 12 sessions" });
    expect(parsed.kind === "unclear" && parsed.hint).toContain("11");
  });

  it.each(["about 3 h", "3 fortnights", "-2", "8 x", "3 h of 2 min"])("leaves %s unclear", (text) => {
    expect(parseDose(text, "hours").kind).toBe("unclear");
  });

  it("needs a unit, and knows what is missing", () => {
    expect(parseDose("6", null).kind).toBe("unclear");
    expect(parseDose("n/a", "hours").kind).toBe("missing");
  });
});

describe("units", () => {
  it("turn sessions into hours by their length, and back", () => {
    const session = { value: 90, unit: "minutes" };
    expect(convertDose({ value: 8, unit: "sessions" }, "hours", session)).toBe(12);
    expect(convertDose({ value: 12, unit: "hours" }, "sessions", session)).toBe(8);
  });

  it("do not make contact time of calendar time", () => {
    expect(convertDose({ value: 8, unit: "weeks" }, "hours", { value: 1, unit: "hours" })).toBe(null);
    expect(convertDose({ value: 8, unit: "weeks" }, "days", null)).toBe(56);
    expect(convertDose({ value: 8, unit: "sessions" }, "hours", null)).toBe(null);
  });
});

describe("spellings", () => {
  it("of one level are proposed by its most frequent spelling", () => {
    const proposals = proposeSpellings(["Groupe", "groupé", " groupé ", "Other", null, ""], null);
    expect(proposals).toEqual([
      {
        level: "groupé",
        spellings: [
          { text: "groupé", cells: 2 },
          { text: "Groupe", cells: 1 },
        ],
        because: "spelling",
      },
    ]);
    expect(spellingsOf(proposals)).toEqual({ Groupe: "groupé" });
  });

  it("know other words of a role, and of that role only", () => {
    const cells = ["Web-based", "online", "In person", "Face-to-face", "Group"];
    expect(proposeSpellings(cells, "format").map(({ level }) => level)).toEqual(["online", "face to face"]);
    expect(proposeSpellings(cells, "facilitator")).toEqual([]);
    expect(proposeSpellings(["Psychologist", "clinician", "peer"], "facilitator")).toMatchObject([
      { level: "therapist", because: "synonym" },
    ]);
  });

  it("of signs alone stay apart", () => {
    expect(proposeSpellings([">", "<", "+/-"], null)).toEqual([]);
  });
});

describe("guesses", () => {
  const text = (name: string, values: (string | null)[]) => ({ name, kind: "text", values }) as const;
  const number = (name: string, values: (number | null)[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;

  it("take the role from words of the name and the kind from the cells", () => {
    expect(guessModerator(text("deliveryFormat", ["online", "group"]))).toMatchObject({
      role: "format",
      kind: "factor",
    });
    expect(guessModerator(text("Facilitator", ["peer", null]))).toMatchObject({ role: "facilitator" });
    expect(guessModerator(number("year", [1990, 2001]))).toEqual({
      column: "year",
      role: null,
      kind: "numeric",
      dose: null,
    });
    expect(guessModerator(number("total_hours", [1, 2]))).toEqual({
      column: "total_hours",
      role: "dose",
      kind: "numeric",
      dose: { unit: "hours", into: "hours", session: null },
    });
  });

  it("see doses in text", () => {
    expect(guessModerator(text("amount", ["90 min", "2 h", "45 min", null]))).toMatchObject({
      role: "dose",
      kind: "numeric",
      dose: { unit: "minutes" },
    });
    expect(guessModerator(text("dose", ["low", "high"]))).toMatchObject({ role: "dose", kind: "factor" });
  });
});
