import { createBiasSpec } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { withBiasColumn, withMethod } from "./audit-edits.ts";

describe("the methods of an audit", () => {
  it("are named only where they differ from the usual", () => {
    const asked = withMethod(createBiasSpec(), "fail-safe-n", true, false);
    expect(asked.methods).toEqual({ "fail-safe-n": true });
    const both = withMethod(asked, "egger", false, true);
    expect(both.methods).toEqual({ "fail-safe-n": true, egger: false });
    expect(withMethod(both, "egger", true, true).methods).toEqual({ "fail-safe-n": true });
    expect(withMethod(asked, "fail-safe-n", false, false).methods).toEqual({});
  });
});

describe("the columns of an audit", () => {
  it("are set and taken away one by one", () => {
    const sized = withBiasColumn(withBiasColumn(createBiasSpec(), "n1", "treated"), "n2", "control");
    expect(sized.columns).toEqual({ n1: "treated", n2: "control" });
    expect(withBiasColumn(sized, "n1", null).columns).toEqual({ n2: "control" });
    expect(withBiasColumn(sized, "n", null).columns).toEqual(sized.columns);
  });
});
