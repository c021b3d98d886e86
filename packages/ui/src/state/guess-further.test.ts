import { measures, type StudyTable } from "@treeline/engine";
import { inputFormats } from "@treeline/engine/ledger";
import { describe, expect, it } from "vitest";
import { carryRoles } from "./carry-roles.ts";
import { guessFurther } from "./guess-further.ts";
import { guessInputs } from "./guess-inputs.ts";

function tableOf(...names: string[]): StudyTable {
  return {
    rowIds: ["r1"],
    columns: names.map((name) => ({ name, kind: "number", values: [1], unparsed: {} })),
  };
}

const smd = measures.get("SMD");

describe("columns for what studies report otherwise", () => {
  it("are found by name; where a name is usual for two numbers, by what makes a format complete", () => {
    const found = guessFurther(tableOf("dz", "N"), smd, {}, inputFormats(smd));
    expect(found).toEqual({ d_change: "dz", ni: "N" });
  });

  it("leave alone what the measure takes itself and what is chosen", () => {
    const inputs = { n1i: "n1", ori: "OR" };
    expect(guessFurther(tableOf("n1", "t", "OR"), smd, inputs, inputFormats(smd))).toEqual({});
  });
});

describe("guessing from the names", () => {
  const german = ["Mittelwert IG", "Std.-Abw. IG", "n IG", "Mittelwert KG", "Std.-Abw. KG", "n KG"];

  it("knows the names that an import knows", () => {
    const [m1i, sd1i, n1i, m2i, sd2i, n2i] = german;
    expect(guessInputs(tableOf(...german), smd, {})).toEqual({ m1i, sd1i, n1i, m2i, sd2i, n2i });
    const quartiles = ["Median KG", "1. Quartil KG", "3. Quartil KG"];
    expect(guessFurther(tableOf(...quartiles), smd, {}, inputFormats(smd))).toEqual({
      med2: "Median KG",
      q1_2: "1. Quartil KG",
      q3_2: "3. Quartil KG",
    });
  });

  it("takes no column that has a role, and no role that has one", () => {
    const inputs = guessInputs(tableOf(...german, "m1i"), smd, { n1i: "m1i", t: "n KG" });
    expect(inputs).toMatchObject({ n1i: "m1i", t: "n KG" });
    expect(Object.values(inputs).filter((name) => name === "n KG" || name === "m1i")).toHaveLength(2);
  });
});

describe("another measure", () => {
  it("takes over what its columns hold, as its own input or for conversions", () => {
    const table = tableOf("tstat", "r", "n");
    const zcor = measures.get("ZCOR");
    const there = carryRoles(table, smd, zcor, { ti: "tstat", n1i: "n", r_prepost: "r" });
    expect(there).toMatchObject({ t: "tstat", n1i: "n", r_prepost: "r" });
    expect(carryRoles(table, zcor, smd, there)).toMatchObject({ ti: "tstat", n1i: "n", r_prepost: "r" });
  });
});
