import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { type FileOptions, type ImportedFile, importFile } from "./import-file.ts";
import { zipParts } from "./workbook/write-test-workbook.ts";

/** The columns of the files, in their order; three outcomes of different kinds. */
const ROWS = `Analysis group,Analysis number,Analysis name,Subgroup,Applicability,Study,Study year,GIV Mean,GIV SE,Experimental mean,Experimental SD,Experimental cases,Experimental N,Control mean,Control SD,Control cases,Control N,O-E,Variance,Weight,Mean,CI start,CI end,Footnotes
1,1,Dropout,Online,,Smith 2001,2001,,,,,4,40,,,9,41,,,40.1,0.46,0.15,1.36,
1,1,Dropout,In person,,"Müller, a 2005",2005,,,,,9,40,,,12,39,,,59.9,0.73,0.35,1.53,"as
treated"
1,2,Stress,,,Smith 2001,2001,,,5,2,,40,6.5,2.2,,41,,,50,-1.5,-2.42,-0.58,
1,2,Stress,,,Lee 2007,2007,,,4,1.5,,30,4.5,1.8,,29,,,50,-0.5,-1.35,0.35,
2,1,Relapse,,,Smith 2001,2001,-0.35,0.2,,,,,,,,,,,100,0.7,0.48,1.04,
2,2,Survival,,,Smith 2001,2001,,,,,12,40,,,15,41,-2.5,6.1,100,0.66,0.3,1.47,
`;
const SETTINGS = `Analysis group,Analysis number,Analysis name,Analysis group name,Data source,Data type,Log-scale data,Statistical method,Effect measure,Analysis model,Swap event and non-event,Graph label (left),Graph label (right)
1,1,Dropout,Exercise vs control,,Dichotomous,,Mantel-Haenszel,Odds Ratio,Random effect,TRUE,Favours exercise,Favours control
1,2,Stress,Exercise vs control,,Continuous,,Inverse variance,Mean Difference,Random effect,,,
2,1,Relapse,Yoga vs control,,Contrast level,TRUE,Inverse variance,Hazard Ratio,Fixed effect,,,
2,2,Survival,Yoga vs control,,O-E and variance,,EXP_O_E_VAR,Hazard Ratio,Fixed effect,,,
`;
const PACKAGE = zipParts({
  "CD000001-dataPackage/CD000001-analysis-data/CD000001-data-rows.csv": `\ufeff${ROWS}`,
  "CD000001-dataPackage/CD000001-analysis-data/CD000001-overall-estimates-and-settings.csv": SETTINGS,
});

async function read(content: Uint8Array, options: FileOptions = {}): Promise<ImportedFile> {
  const result = await importFile(content, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function analysed({ table, suggestion }: ImportedFile) {
  return runAnalysis(createDocument({ table, ...suggestion }));
}

const codes = ({ issues }: ImportedFile): string[] => issues.map(({ code }) => code);

describe("a packed review of RevMan Web", () => {
  it("offers its outcomes, and reads the first with measure, roles and directions", async () => {
    const imported = await read(PACKAGE);
    expect(imported.origin).toEqual({
      kind: "review",
      outcome: "1.1",
      outcomes: [
        { id: "1.1", comparison: "Exercise vs control", name: "Dropout", rows: 2 },
        { id: "1.2", comparison: "Exercise vs control", name: "Stress", rows: 2 },
        { id: "2.1", comparison: "Yoga vs control", name: "Relapse", rows: 1 },
        { id: "2.2", comparison: "Yoga vs control", name: "Survival", rows: 1 },
      ],
    });
    expect(imported.suggestion?.effects).toEqual({
      measure: "OR",
      directions: { negative: "Favours exercise", positive: "Favours control" },
    });
    expect(imported.table.columns.map(({ name }) => name)).toEqual([
      "Study",
      "Subgroup",
      "Experimental cases",
      "Experimental N",
      "Control cases",
      "Control N",
      "Footnotes",
    ]);
    expect(imported.table.columns[0]?.values).toEqual(["Smith 2001", "Müller, a 2005"]);
    expect(codes(imported)).toEqual(["review-events-swapped", "review-model-taken"]);
    expect(analysed(imported).fit?.k).toBe(2);
  });

  it("reads means by the measure of the settings", async () => {
    const imported = await read(PACKAGE, { outcome: "1.2" });
    expect(imported.suggestion?.effects.measure).toBe("MD");
    expect(analysed(imported).effects?.yi).toEqual([-1.5, -0.5]);
  });

  it("reads effects that were computed elsewhere, and says that they are logarithms", async () => {
    const imported = await read(PACKAGE, { outcome: "2.1" });
    expect(codes(imported)).toContain("review-ratios-logged");
    expect(analysed(imported).effects?.yi).toEqual([-0.35]);
  });

  it("computes log hazard ratios from observed minus expected events", async () => {
    const report = analysed(await read(PACKAGE, { outcome: "2.2" }));
    expect(report.effects?.yi[0]).toBeCloseTo(-2.5 / 6.1, 12);
    expect(report.effects?.vi[0]).toBeCloseTo(1 / 6.1, 12);
  });
});

describe("the model of a packed review", () => {
  const packed = (settings: string): Uint8Array =>
    zipParts({ "a/data-rows.csv": ROWS, "a/overall-estimates-and-settings.csv": settings });
  const HEAD =
    "Analysis group,Analysis number,Data type,Effect measure,Statistical method,Analysis model,Estimate CI,CI method,Heterogeneity estimator\n";

  it("is random effects around Mantel and Haenszel's estimate, by DerSimonian and Laird", async () => {
    const imported = await read(PACKAGE);
    const model = { kind: "random", estimator: "DL", test: "z", i2: "Q", pooling: "MH", poolingParams: {} };
    expect(imported.suggestion?.model).toEqual(model);
    expect(imported.issues.at(-1)?.message).toContain(
      "Mantel-Haenszel, random effects by DerSimonian and Laird, normal intervals",
    );
    expect(analysed(imported).fit?.spec).toMatchObject(model);
  });

  it("takes one fixed effect, a level, REML and Hartung and Knapp's interval where the settings name them", async () => {
    const fixed = await read(
      packed(`${HEAD}1,1,Dichotomous,Risk Difference,Mantel-Haenszel,Fixed effect,90%,,\n`),
    );
    expect(fixed.suggestion?.model).toMatchObject({
      kind: "equal",
      pooling: "MH",
      poolingParams: { variance: "greenland-robins" },
      level: 0.9,
    });
    const reml = await read(
      packed(
        `${HEAD}1,2,Continuous,Mean Difference,Inverse variance,Random effects,95,Hartung-Knapp-Sidik-Jonkman (HKSJ),REML\n`,
      ),
      { outcome: "1.2" },
    );
    expect(reml.suggestion?.model).toMatchObject({
      kind: "random",
      estimator: "REML",
      test: "knha",
      level: 0.95,
    });
    const peto = await read(packed(`${HEAD}1,1,Dichotomous,Peto Odds Ratio,Peto,Fixed effect,95%,,\n`));
    expect(peto.suggestion?.model).toMatchObject({ kind: "equal", pooling: "Peto" });
    expect(analysed(peto).fit?.coefficients[0]?.estimate).toBeLessThan(0);
  });

  it("is left to the project where the settings do not say it", async () => {
    const silent = await read(packed(`${HEAD}1,1,Dichotomous,Odds Ratio,,,,,\n`));
    expect(silent.suggestion?.model).toBeUndefined();
  });
});

describe("its table of data rows alone", () => {
  it("has the kind of each outcome from its filled columns, and says that the measure is a guess", async () => {
    const file = new TextEncoder().encode(ROWS);
    for (const [outcome, measure] of [
      ["1.1", "RR"],
      ["1.2", "SMD"],
      ["2.1", "GEN"],
      ["2.2", "GEN"],
    ] as const) {
      const imported = await read(file, { outcome });
      expect(imported.suggestion?.effects.measure, outcome).toBe(measure);
      expect(codes(imported).includes("review-measure-not-said"), outcome).toBe(measure !== "GEN");
    }
  });
});

it("says of the table of pooled results that it holds no studies", async () => {
  const result = await importFile(new TextEncoder().encode(SETTINGS));
  expect(result.ok).toBe(false);
  expect(result.issues[0]).toMatchObject({ code: "review-without-studies", severity: "error" });
  expect(result.issues[0]?.hint).toContain("data-rows.csv");
});
