import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { moderator, tableOf } from "../design/design-testing.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerators } from "../document/moderators.ts";
import type { ModeratorsSpec } from "../document/types.ts";
import { documentToR } from "./r-script.ts";

const table = tableOf({
  yi: [0.65, -0.75, -0.21, -0.04, 0.23, 0.03, 0.26, 0.06, 0.12, 0.77],
  vi: [0.07, 0.126, 0.042, 0.019, 0.022, 0.009, 0.106, 0.04, 0.052, 0.039],
  format: ["Online", "online ", "group", "group", "web", "group", "online", "web", "?", "group"],
  minutes: [60, 90, 120, 30, 45, 60, 90, 120, 30, 75],
  weeks: [4, 8, 12, 6, 8, 10, 5, 7, 9, 11],
  "hours told": ["2 h", "90 min", "1", "3", "2.5", "2", "4", "1.5", "2", "3"],
});

const format = moderator("format", {
  kind: "factor",
  role: "format",
  spellings: { Online: "online", web: "online", "?": "" },
  reference: "group",
});

function script(parts: Partial<ModeratorsSpec>): string {
  const document = createDocument({
    table,
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    moderators: createModerators(parts),
  });
  return documentToR(document, { ...runAnalysis(document), comparison: [] });
}

describe("moderators in R", () => {
  it("says nothing where nothing is asked", () => {
    expect(script({ variables: [], terms: [] })).not.toContain("moderators");
  });

  it("settles spellings in the script, and compares with the reference that is told", () => {
    const { levels, ...rest } = { ...format, spellings: { Online: "online", web: "online" }, levels: [] };
    const text = script({ variables: [{ ...rest, levels }], terms: [["format"]] });
    expect(text).toContain('spellings <- c("Online" = "online", "web" = "online")');
    expect(text).toContain('mods$format <- trimws(as.character(dat[["format"]]))');
    expect(text).toContain('mods$format <- factor(mods$format, levels = c("group", "?", "online"))');
    expect(text).toContain("mods = ~ format");
  });

  it("counts minutes in hours from the column", () => {
    const minutes = moderator("minutes", { dose: { unit: "minutes", into: "hours", session: null } });
    expect(script({ variables: [minutes], terms: [["minutes"]] })).toContain(
      'mods$minutes <- dat[["minutes"]] * 1 / 60',
    );
  });

  it("states values that cells put in words", () => {
    const told = moderator("hours told", { dose: { unit: "hours", into: "hours", session: null } });
    const text = script({ variables: [told], terms: [["hours told"]] });
    expect(text).toContain("# hours told as it was read, in hours");
    expect(text).toContain("mods$`hours told` <- c(2, 1.5, 1, 3, 2.5, 2, 4, 1.5, 2, 3)");
  });

  it("writes knots and profiles in full, and leaves the slow test to the reader", () => {
    const weeks = moderator("weeks", { shape: "rcs", knots: [5, 8, 11] });
    const text = script({ variables: [weeks], terms: [["weeks"]], profile: { weeks: 9 } });
    expect(text).toContain("rcs(weeks, c(5, 8, 11))");
    expect(text).toContain("expected <- predict(res_mods, newmods = rbind(c(9, ");
    expect(text).toContain("set.seed(1); print(permutest(res_mods");
    expect(text).toContain('check("regression: explained, R2"');
  });

  it("tells R the tau2 where rma() would centre effects that it must not", () => {
    const weeks = moderator("weeks");
    const text = script({ variables: [weeks], terms: [["weeks"]], intercept: false });
    expect(text).toContain("mods = ~ 0 + weeks");
    expect(text).toMatch(/tau2 = 0\.\d+/);
    expect(text).toContain("not checked  tau2 of the regression");
    expect(text).toContain("qe_mods");
  });
});
