import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import { riskOfBiasOf } from "./risk-of-bias-of.ts";
import { judgedTable } from "./risk-of-bias-testing.ts";

const table = judgedTable({
  study: ["A 2001", "B 2002", "C 2003"],
  D1: ["Low", "some concerns", "+"],
  D2: ["low risk of bias", "hoch", "x"],
  Overall: ["Low", "High", "perhaps"],
});
const spec = {
  tool: "rob2",
  domains: [
    { column: "D1", label: "Randomisation" },
    { column: "D2", label: "" },
  ],
  overall: "Overall",
};
const document = createDocument({
  table,
  roles: { label: "study", inputs: {}, weights: null },
  riskOfBias: spec,
});

describe("judgements of a document", () => {
  it("are read row by row, with words that are not known listed", () => {
    const read = riskOfBiasOf(document);
    expect(read?.domains).toMatchObject([
      { column: "D1", label: "Randomisation", short: "D1" },
      { column: "D2", label: "D2", short: "D2" },
    ]);
    expect(read?.rows.map(({ label, judgements, overall }) => [label, ...judgements, overall])).toEqual([
      ["A 2001", "low", "low", "low"],
      ["B 2002", "some", "high", "high"],
      ["C 2003", "low", "high", null],
    ]);
    expect(read?.issues).toMatchObject([
      { code: "judgement-unknown", path: { rowId: "r3", column: "Overall" } },
    ]);
  });

  it("take the user's own words first", () => {
    const read = riskOfBiasOf({
      ...document,
      riskOfBias: { ...document.riskOfBias!, judgements: { perhaps: "some", Low: "high" } },
    });
    expect(read?.rows.map(({ overall }) => overall)).toEqual(["high", "high", "some"]);
    expect(read?.issues).toEqual([]);
  });

  it("are none where nothing is said of them", () => {
    expect(riskOfBiasOf(createDocument({ table }))).toBeNull();
    expect(riskOfBiasOf(createDocument({ table, riskOfBias: {} }))).toBeNull();
  });

  it("say of a judgement that its tool does not have it", () => {
    const critical = judgedTable({ D1: ["critical"] });
    const read = riskOfBiasOf(
      createDocument({ table: critical, riskOfBias: { domains: [{ column: "D1", label: "" }] } }),
    );
    expect(read?.rows[0]?.judgements).toEqual(["critical"]);
    expect(read?.issues).toMatchObject([{ code: "judgement-not-in-tool" }]);
  });

  it("leave concerns about applicability out of the overall risk of bias", () => {
    const domains = [
      { column: "D1", label: "Patient selection" },
      { column: "A1", label: "Applicability: patient selection" },
    ];
    const judged = judgedTable({ D1: ["Low"], A1: ["High"] });
    const read = riskOfBiasOf(createDocument({ table: judged, riskOfBias: { tool: "quadas-2", domains } }));
    expect(read?.rows[0]?.judgements).toEqual(["low", "high"]);
    expect(read?.rows[0]?.suggested?.judgement).toBe("low");
  });

  it("call judgements of applicability concerns, in the tool's words and in those of the table", () => {
    const domains = [
      { column: "D1", label: "Patient selection" },
      { column: "A1", label: "Applicability: patient selection" },
    ];
    const table = judgedTable({
      D1: ["Low", "Low", "Low"],
      A1: ["Low concern", "high concerns", "Unclear concern"],
    });
    const read = riskOfBiasOf(createDocument({ table, riskOfBias: { tool: "quadas-2", domains } }));
    expect(read?.rows.map(({ judgements }) => judgements[1])).toEqual(["low", "high", "some"]);
    expect(read?.issues).toEqual([]);
    expect(read?.domains.map((domain) => domain.judgements[0]?.label)).toEqual([
      "Low risk of bias",
      "Low concern",
    ]);
  });

  it("suggest an overall judgement beside the one given, never in its place", () => {
    const read = riskOfBiasOf({ ...document, riskOfBias: { ...document.riskOfBias!, overall: null } });
    expect(read?.rows.map(({ overall }) => overall)).toEqual([null, null, null]);
    expect(read?.rows.map(({ suggested }) => suggested?.judgement)).toEqual(["low", "high", "high"]);
  });
});

describe("signs", () => {
  const signed = (tool: string, cells: readonly string[]) =>
    riskOfBiasOf(
      createDocument({
        table: judgedTable({ D1: cells }),
        riskOfBias: { tool, domains: [{ column: "D1", label: "" }] },
      }),
    );
  const judged = (tool: string, cells: readonly string[]) =>
    signed(tool, cells)?.rows.map(({ judgements }) => judgements[0]);

  it("mean what traffic-light plots mean by them beside an x", () => {
    expect(judged("rob2", ["+", "−", "×", "?"])).toEqual(["low", "some", "high", "none"]);
  });
  it("mean what the tool of 2011 means by them", () => {
    expect(judged("rob1", ["+", "-", "?"])).toEqual(["low", "high", "some"]);
  });
  it("are asked about where they may mean either", () => {
    expect(judged("rob2", ["+", "-", "?"])).toEqual(["low", null, null]);
    expect(signed("rob2", ["+", "-"])?.issues[0]?.message).toContain("different programs");
  });
  it("count stars by the domain they are given in", () => {
    const read = riskOfBiasOf(
      createDocument({
        table: judgedTable({ Selection: ["4", "2"], Comparability: ["1", "★★"], Outcome: ["***", "1"] }),
        riskOfBias: {
          tool: "newcastle-ottawa",
          domains: ["Selection", "Comparability", "Outcome"].map((column) => ({ column, label: "" })),
        },
      }),
    );
    expect(read?.rows.map(({ judgements }) => judgements)).toEqual([
      ["low", "low", "low"],
      ["some", "low", "high"],
    ]);
  });
});

describe("a saved project", () => {
  it("keeps what it says of the risk of bias", () => {
    const result = restoreDocument(JSON.parse(serialiseDocument(document)));
    expect(result.ok && result.value.riskOfBias).toEqual(document.riskOfBias);
    expect(result.issues).toEqual([]);
  });
  it("is refused with a tool that there is none of, and lets go of columns that are gone", () => {
    const plain = JSON.parse(serialiseDocument(document)) as { riskOfBias: Record<string, unknown> };
    plain.riskOfBias.overall = "gone";
    const kept = restoreDocument(plain);
    expect(kept.ok && kept.value.riskOfBias?.overall).toBeNull();
    expect(kept.issues).toMatchObject([{ code: "reference-dropped" }]);
    plain.riskOfBias.tool = "astrology";
    expect(restoreDocument(plain).issues[0]).toMatchObject({ code: "id-unknown" });
  });
});
