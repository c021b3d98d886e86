import { createNetwork, type EffectSpec, measures } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import * as de from "../languages/de/index.ts";
import { whileDrawnIn } from "../spoken.ts";
import { documentOf } from "../testing/laid-out.ts";
import { directionsOf } from "./directions.ts";
import { asContrasts, directionsOfDoses } from "./further/further.ts";

const NOTHING = { negative: "", positive: "" };

function saidOf(id: string, directions: EffectSpec["directions"] = NOTHING) {
  const document = documentOf(id, { yi: [0.1, 0.2], vi: [1, 1] }, { effects: { measure: id, directions } });
  return directionsOf({ document, measure: measures.get(id) });
}

describe("what the sides of a figure mean where nobody has said it", () => {
  it.each([
    ["OR", "Less frequent in group\u00a01", "More frequent in group\u00a01"],
    ["VE", "Less frequent in group\u00a01", "More frequent in group\u00a01"],
    ["DOR", "Fewer positives with the condition", "More positives with the condition"],
    ["PHI", "Negative correlation", "Positive correlation"],
    ["OR2DL", "Lower in group\u00a01", "Higher in group\u00a01"],
    ["MPRR", "Less frequent under condition\u00a01", "More frequent under condition\u00a01"],
    ["GENOR", "Lower categories in group\u00a01", "Higher categories in group\u00a01"],
    ["IRD", "Lower rate in group\u00a01", "Higher rate in group\u00a01"],
    ["HR", "Lower hazard in group\u00a01", "Higher hazard in group\u00a01"],
    ["SMD", "Lower in group\u00a01", "Higher in group\u00a01"],
    ["CVR", "Less spread in group\u00a01", "More spread in group\u00a01"],
    ["ZCOR", "Negative correlation", "Positive correlation"],
    ["PCOR", "Negative correlation", "Positive correlation"],
    ["R2", "Less variance explained", "More variance explained"],
    ["PLO", "Lower proportion", "Higher proportion"],
    ["REH", "Fewer heterozygotes than expected", "More heterozygotes than expected"],
    ["IRLN", "Lower rate", "Higher rate"],
    ["MN", "Lower mean", "Higher mean"],
    ["SDLN", "Less spread", "More spread"],
    ["SMCC", "Decrease", "Increase"],
    ["VRC", "Decrease in spread", "Increase in spread"],
    ["ABT", "Lower reliability", "Higher reliability"],
    ["GEN", "Lower values", "Higher values"],
  ])("%s: %s, %s", (id, negative, positive) => {
    expect(saidOf(id)).toEqual({ negative, positive });
  });

  it("is said of every measure, differently of both sides and in the language of the figures", () => {
    for (const id of measures.ids) {
      const english = saidOf(id);
      const german = whileDrawnIn({ directions: de.directions }, () => saidOf(id));
      for (const { negative, positive } of [english, german]) {
        expect(negative, id).not.toBe("");
        expect(positive, id).not.toBe(negative);
      }
      expect(german.negative, id).not.toBe(english.negative);
    }
  });

  it("gives way to the author's words, side by side", () => {
    expect(saidOf("SMD", { negative: " favours control ", positive: "favours CBT" })).toEqual({
      negative: "favours control",
      positive: "favours CBT",
    });
    expect(saidOf("SMD", { negative: "", positive: "favours CBT" }).negative).toBe("Lower in group\u00a01");
  });

  it("claims nothing of groups where the sign of a study was turned", () => {
    const turned = (flip: number[]) => {
      const columns = { yi: [0.1, 0.2], vi: [1, 1], flip };
      const document = documentOf("SMD", columns, { effects: { measure: "SMD" } });
      return directionsOf({ document, measure: measures.get("SMD") }).negative;
    };
    expect(turned([0, 1])).toBe("Lower values");
    expect(turned([0, 0])).toBe("Lower in group\u00a01");
  });

  it("names the treatment where all rows compare the same two", () => {
    const base = documentOf(
      "RR",
      { ai: [1, 2], bi: [3, 4], ci: [2, 2], di: [3, 3] },
      { effects: { measure: "RR" } },
    );
    const between = (first: string[]) => {
      const columns = [
        ...base.table.columns,
        { name: "a", kind: "text" as const, values: first },
        { name: "b", kind: "text" as const, values: ["placebo", "placebo"] },
      ];
      const network = createNetwork({ columns: { treat1: "a", treat2: "b" } });
      const document = { ...base, network, table: { ...base.table, columns } };
      return directionsOf({ document, measure: measures.get("RR") }).negative;
    };
    expect(between(["BCG", "BCG"])).toBe("Less frequent with BCG");
    expect(between(["BCG", "isoniazid"])).toBe("Less frequent with the treatment named first");
  });

  it("compares doses with the reference dose", () => {
    const document = documentOf("RR", { ai: [1], bi: [2] }, { effects: { measure: "RR" } });
    expect(directionsOfDoses({ document, measure: measures.get("RR") }).positive).toBe(
      "More frequent than at the reference dose",
    );
  });

  it("says of arms of a network what their difference means", () => {
    const document = {
      ...documentOf("PLO", { xi: [1], ni: [9] }, { effects: { measure: "PLO" } }),
      network: createNetwork(),
    };
    const input = { document, report: { fit: null } as never, width: 900, measure: measures.get("PLO") };
    expect(directionsOf(asContrasts(input)).negative).toBe("Less frequent with the treatment named first");
  });
});
