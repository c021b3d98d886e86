import { expect, it } from "vitest";
import { guessRiskOfBias } from "./guess.ts";
import { judgedTable } from "./risk-of-bias-testing.ts";

it("finds D1 to D5 and the overall judgement", () => {
  const cells = ["Low", "Some concerns", "High"];
  const table = judgedTable({
    Study: ["A", "B", "C"],
    D1: cells,
    D2: cells,
    D3: cells,
    D4: cells,
    D5: cells,
    Overall: cells,
    Weight: ["1", "2", "3"],
  });
  const spec = guessRiskOfBias(table);
  expect(spec?.tool).toBe("rob2");
  expect(spec?.domains.map(({ column }) => column)).toEqual(["D1", "D2", "D3", "D4", "D5"]);
  expect(spec?.domains[0]?.label).toBe("Bias arising from the randomization process");
  expect(spec?.overall).toBe("Overall");
});

it("finds the tool by the names of its domains, whatever their order", () => {
  const cells = ["L", "M", "S"];
  const table = judgedTable({
    study: ["A", "B", "C"],
    "Missing data": cells,
    Confounding: cells,
    "Selection of participants": cells,
    Classification: cells,
    Deviations: cells,
  });
  const spec = guessRiskOfBias(table);
  expect(spec?.tool).toBe("robins-i");
  expect(spec?.domains.map(({ column }) => column)).toEqual([
    "Confounding",
    "Selection of participants",
    "Classification",
    "Deviations",
    "Missing data",
  ]);
  expect(spec?.overall).toBeNull();
});

it.each([
  ["German words", ["niedrig", "hoch", "unklar"], "Verzerrungsrisiko"],
  ["Spanish words", ["bajo", "alto", "poco claro"], "Riesgo de sesgo"],
  ["one column of the whole study", ["low", "high", "some"], "risk_of_bias"],
])("finds %s", (_what, cells, name) => {
  const spec = guessRiskOfBias(judgedTable({ Studie: ["A", "B", "C"], [name]: cells }));
  expect(spec).toMatchObject({ overall: name, domains: [] });
});

it("finds signs, and the seven items of 2011", () => {
  const cells = ["+", "-", "?"];
  const spec = guessRiskOfBias(
    judgedTable({
      "Random sequence generation (selection bias)": ["a", "b", "c"],
      "Random sequence generation": cells,
      "Allocation concealment": cells,
      "Incomplete outcome data": cells,
    }),
  );
  expect(spec?.tool).toBe("rob1");
  expect(spec?.domains.map(({ column }) => column)).toEqual([
    "Random sequence generation",
    "Allocation concealment",
    "Incomplete outcome data",
  ]);
});

it("finds none in a table without judgements", () => {
  expect(
    guessRiskOfBias(
      judgedTable({ Study: ["A", "B"], Selection: ["school", "clinic"], Overall: ["12", "14"] }),
    ),
  ).toBeNull();
});
