import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { type FileOptions, type ImportedFile, importFile } from "./import-file.ts";

/** Written after the published description of the format: two comparisons, all four kinds of outcomes, subgroups. */
const REVIEW = `<?xml version="1.0" encoding="UTF-8"?>
<COCHRANE_REVIEW DOI="10.1002/x" GROUP_ID="G" ID="1" REVMAN_VERSION="5.4" STAGE="R" TYPE="INTERVENTION">
<COVER_SHEET><TITLE>Exercise for <I>stress</I></TITLE></COVER_SHEET>
<STUDIES_AND_REFERENCES><STUDIES><INCLUDED_STUDIES>
<STUDY DATA_SOURCE="PUB" ID="STD-Smith-2001" NAME="Smith 2001" YEAR="2001"><REFERENCE><TITLE>Another title</TITLE></REFERENCE></STUDY>
<STUDY DATA_SOURCE="PUB" ID="STD-M_x00fc_ller-2005" NAME="M\u00fcller 2005" YEAR="2005"/>
</INCLUDED_STUDIES></STUDIES></STUDIES_AND_REFERENCES>
<ANALYSES_AND_DATA>
<COMPARISON ID="CMP-001" NO="1"><NAME>Exercise vs control</NAME>
<DICH_OUTCOME EFFECT_MEASURE="RR" ID="CMP-001.01" METHOD="MH" RANDOM="YES" EVENTS_1="13" TOTAL_1="80">
<NAME>Dropout</NAME><GROUP_LABEL_1>Exercise</GROUP_LABEL_1><GRAPH_LABEL_1>Favours exercise</GRAPH_LABEL_1><GRAPH_LABEL_2>Favours control</GRAPH_LABEL_2>
<DICH_SUBGROUP ID="CMP-001.01.01" NO="1"><NAME>Online</NAME>
<DICH_DATA EVENTS_1="4" EVENTS_2="9" STUDY_ID="STD-Smith-2001" TOTAL_1="40" TOTAL_2="41" ESTIMABLE="YES"/></DICH_SUBGROUP>
<DICH_SUBGROUP ID="CMP-001.01.02" NO="2"><NAME>In person</NAME>
<DICH_DATA EVENTS_1="9" EVENTS_2="12" STUDY_ID="STD-M_x00fc_ller-2005" TOTAL_1="40" TOTAL_2="39" ESTIMABLE="NO"/></DICH_SUBGROUP>
</DICH_OUTCOME>
<CONT_OUTCOME EFFECT_MEASURE="SMD" ID="CMP-001.02"><NAME>Stress</NAME>
<CONT_DATA MEAN_1="5" SD_1="2" TOTAL_1="40" MEAN_2="6.5" SD_2="2.2" TOTAL_2="41" STUDY_ID="STD-Smith-2001"/>
<CONT_DATA MEAN_1="4" SD_1="1.5" TOTAL_1="30" MEAN_2="4.5" SD_2="1.8" TOTAL_2="29" STUDY_ID="STD-M_x00fc_ller-2005"/>
</CONT_OUTCOME></COMPARISON>
<COMPARISON ID="CMP-002" NO="2"><NAME>Yoga vs control</NAME>
<IV_OUTCOME EFFECT_MEASURE="HR" ID="CMP-002.01"><NAME>Relapse</NAME>
<IV_DATA ESTIMATE="-0.35" SE="0.2" TOTAL_1="0" TOTAL_2="0" STUDY_ID="STD-Smith-2001"/></IV_OUTCOME>
<IPD_OUTCOME EFFECT_MEASURE="PETO_OR" ID="CMP-002.02"><NAME>Survival</NAME>
<IPD_DATA EVENTS_1="10" TOTAL_1="50" EVENTS_2="15" TOTAL_2="50" O_E="-2.5" VAR="6.25" STUDY_ID="STD-Smith-2001"/>
<IPD_DATA EVENTS_1="8" TOTAL_1="40" EVENTS_2="9" TOTAL_2="40" O_E="-1" VAR="4" STUDY_ID="STD-M_x00fc_ller-2005"/></IPD_OUTCOME>
<OTHER_OUTCOME ID="CMP-002.03"><NAME>Words</NAME></OTHER_OUTCOME>
</COMPARISON></ANALYSES_AND_DATA></COCHRANE_REVIEW>`;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(outcome?: string): Promise<ImportedFile> {
  const options: FileOptions = outcome === undefined ? {} : { outcome };
  const result = await importFile(utf8(REVIEW), options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function run({ table, suggestion }: ImportedFile) {
  if (suggestion === null) throw new Error("no suggestion");
  return runAnalysis(createDocument({ table, ...suggestion }));
}

describe("a review of RevMan 5", () => {
  it("is pooled as it says, and by the project's own model where it does not", async () => {
    const first = await read();
    expect(first.suggestion?.model).toMatchObject({
      kind: "random",
      estimator: "DL",
      test: "z",
      pooling: "MH",
    });
    expect(run(first).fit?.spec.pooling).toBe("MH");
    expect((await read("CMP-001.02")).suggestion?.model).toBeUndefined();
  });

  it("offers its outcomes and begins with the first", async () => {
    const got = await read();
    expect(got.origin).toEqual({
      kind: "review",
      outcome: "CMP-001.01",
      outcomes: [
        { id: "CMP-001.01", comparison: "Exercise vs control", name: "Dropout", rows: 2 },
        { id: "CMP-001.02", comparison: "Exercise vs control", name: "Stress", rows: 2 },
        { id: "CMP-002.01", comparison: "Yoga vs control", name: "Relapse", rows: 1 },
        { id: "CMP-002.02", comparison: "Yoga vs control", name: "Survival", rows: 2 },
      ],
    });
    expect(got.suggestion).toMatchObject({
      title: "Exercise for stress: Dropout",
      effects: { measure: "RR", directions: { negative: "Favours exercise", positive: "Favours control" } },
      roles: { label: "Study", inputs: { ai: "EVENTS_1", n1i: "TOTAL_1", ci: "EVENTS_2", n2i: "TOTAL_2" } },
    });
    expect(got.table.columns.slice(0, 2).map(({ values }) => values)).toEqual([
      ["Smith 2001", "M\u00fcller 2005"],
      ["Online", "In person"],
    ]);
    expect(got.issues.map(({ code }) => code)).toEqual(["studies-not-estimable", "review-model-taken"]);
  });

  it.each([
    ["CMP-001.01", "RR", [Math.log(4 / 40 / (9 / 41)), Math.log(9 / 40 / (12 / 39))]],
    ["CMP-002.01", "GEN", [-0.35]],
    ["CMP-002.02", "GEN", [-0.4, -0.25]],
  ])("%s computes as %s", async (outcome, measure, expected) => {
    const report = run(await read(outcome));
    expect(report.effects?.measure).toBe(measure);
    for (const [index, yi] of expected.entries()) expect(report.effects?.yi[index]).toBeCloseTo(yi, 12);
    if (outcome === "CMP-002.02") expect(report.effects?.vi[0]).toBeCloseTo(0.16, 12);
  });

  it("has continuous outcomes with their measure", async () => {
    expect(run(await read("CMP-001.02")).effects?.measure).toBe("SMD");
  });

  it.each([
    ["another document", '<?xml version="1.0"?><html></html>', "xml-unknown"],
    ["one without data", "<COCHRANE_REVIEW></COCHRANE_REVIEW>", "review-empty"],
    ["one cut off", REVIEW.slice(0, 900), "file-damaged"],
    ["one with entities", `<!DOCTYPE x [<!ENTITY a "b">]>${REVIEW.slice(39)}`, "xml-doctype"],
  ])("is not %s", async (_name, text, code) => {
    const result = await importFile(utf8(text));
    expect(result.ok).toBe(false);
    expect(result.issues[0]?.code).toBe(code);
  });

  it("keeps what is no number, and studies it does not know by their ids", async () => {
    const text = REVIEW.replace('EVENTS_1="4"', 'EVENTS_1="four"').replace(
      'ID="STD-Smith-2001" NAME="Smith 2001"',
      'ID="other"',
    );
    const result = await importFile(utf8(text));
    if (!result.ok) throw new Error("refused");
    expect(result.value.table.columns[0]?.values[0]).toBe("STD-Smith-2001");
    expect(result.value.table.columns[2]).toMatchObject({ values: [null, 9], unparsed: { r1: "four" } });
  });
});

describe("a review as the program saves it", () => {
  /** Old versions save in ISO-8859-1 and write what they calculated beside what was entered. */
  const SAVED = `<?xml version="1.0" encoding="ISO-8859-1" standalone="no"?>
<COCHRANE_REVIEW DESCRIPTION="" DOI="" ID="1" MERGED_FROM="" MODIFIED="2010-05-25 16:08:30 +0200" REVMAN_SUB_VERSION="5.0.23" REVMAN_VERSION="5" STAGE="R" TYPE="INTERVENTION">
<COVER_SHEET><TITLE MODIFIED="2009-09-01">Aspirin</TITLE><CONTACT><PERSON ID="????" ROLE="UNKNOWN"><PREFIX/></PERSON></CONTACT></COVER_SHEET>
<MAIN_TEXT><SUMMARY><TITLE>[Plain language title]</TITLE><SUMMARY_BODY><P>[Summary text]</P></SUMMARY_BODY></SUMMARY></MAIN_TEXT>
<STUDIES_AND_REFERENCES><STUDIES><INCLUDED_STUDIES>
<STUDY DATA_SOURCE="PUB" ID="STD-ISIS_x002d_2" NAME="ISIS-2" YEAR="1988"><REFERENCE PRIMARY="NO" TYPE="JOURNAL_ARTICLE"><IDENTIFIERS/></REFERENCE></STUDY>
<STUDY DATA_SOURCE="PUB" ID="STD-M" NAME="Müller" YEAR="1980"/></INCLUDED_STUDIES><EXCLUDED_STUDIES/></STUDIES></STUDIES_AND_REFERENCES>
<QUALITY_ITEMS><QUALITY_ITEM ID="QIT-01"><NAME>Blinding?</NAME><DESCRIPTION><P>Was it?</P></DESCRIPTION></QUALITY_ITEM></QUALITY_ITEMS>
<ANALYSES_AND_DATA CALCULATED_DATA="YES"><COMPARISON ID="CMP-001" NO="1"><NAME>Aspirin against placebo</NAME>
<DICH_OUTCOME CI_STUDY="95" EFFECT_MEASURE="OR" EFFECT_SIZE="0.89" EVENTS_1="90" EVENTS_2="107" ID="CMP-001.01" METHOD="MH" RANDOM="NO" SUBGROUPS="NO" SWAP_EVENTS="YES" TOTALS="YES" WEIGHT="100.0">
<NAME>Death</NAME><GROUP_LABEL_1>Aspirin</GROUP_LABEL_1><GROUP_LABEL_2>Control</GROUP_LABEL_2><GRAPH_LABEL_1>Favours aspirin</GRAPH_LABEL_1><GRAPH_LABEL_2>Favours control</GRAPH_LABEL_2>
<DICH_DATA CI_END="1.05" CI_START="0.48" EFFECT_SIZE="0.71" ESTIMABLE="YES" EVENTS_1="49" EVENTS_2="67" LOG_EFFECT_SIZE="-0.14" ORDER="1" O_E="0.0" SE="0.19" STUDY_ID="STD-ISIS_x002d_2" TOTAL_1="615" TOTAL_2="624" VAR="0.03" WEIGHT="3.1"/>
<DICH_DATA ESTIMABLE="YES" EVENTS_1="41" EVENTS_2="40" ORDER="2" STUDY_ID="STD-M" TOTAL_1="300" TOTAL_2="310"><FOOTNOTE/></DICH_DATA>
</DICH_OUTCOME></COMPARISON></ANALYSES_AND_DATA></COCHRANE_REVIEW>`;

  it("has its studies by name, only what was entered, and a word on swapped events", async () => {
    const bytes = Uint8Array.from([...SAVED].map((character) => character.charCodeAt(0)));
    const result = await importFile(bytes);
    if (!result.ok) throw new Error(result.issues[0]?.message);
    const { table, suggestion, issues } = result.value;
    expect(table.columns.map(({ name }) => name)).toEqual([
      "Study",
      "EVENTS_1",
      "TOTAL_1",
      "EVENTS_2",
      "TOTAL_2",
    ]);
    expect(table.columns[0]!.values).toEqual(["ISIS-2", "Müller"]);
    expect(suggestion).toMatchObject({
      title: "Aspirin: Death",
      effects: { measure: "OR", directions: { negative: "Favours aspirin" } },
    });
    expect(issues.map(({ code }) => code)).toEqual(["review-events-swapped", "review-model-taken"]);
    expect(run(result.value).fit?.k).toBe(2);
  });
});
