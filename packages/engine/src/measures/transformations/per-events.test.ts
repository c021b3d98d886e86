import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_EFFECTS } from "../../document/defaults.ts";
import { measures } from "../registry.ts";
import { shownTransformation, transformationToR } from "../shown-transformation.ts";
import { transformations } from "../transformations.ts";
import { displayParamDefs, namedPer } from "./per-events.ts";

const report = { fit: { tau2: { estimate: 0.3 } }, effects: { ni: [40, 60] } };
const counting = transformations.records.flatMap(({ id, countsEventsOf }) =>
  countsEventsOf.map((measure) => ({ ...DEFAULT_EFFECTS, measure, display: id })),
);

describe("events per 100, 1,000 ...", () => {
  it("multiply everything shown by one number, and are taken back by the inverse", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...counting),
        fc.constantFrom("100", "1000", "10000", "100000"),
        fc.double({ min: -2, max: 1.5, noNaN: true }),
        (effects, per, value) => {
          const plain = shownTransformation(effects, report);
          const many = shownTransformation({ ...effects, displayParams: { per } }, report);
          expect(many.apply(value)).toBe(Number(per) * plain.apply(value));
          const shown = plain.apply(value);
          expect(many.inverse(Number(per) * shown)).toBeCloseTo(plain.inverse(shown), 9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are single ones unless told, under the scale's own name", () => {
    for (const effects of counting) {
      const shown = shownTransformation(effects, report);
      expect(shown.per).toBe(1);
      expect(shown.label).toBe(transformations.get(effects.display).label);
    }
    expect(namedPer("rate", 100_000)).toBe("rate per 100,000");
  });

  it("exist for shares of people and rates, not for odds, ratios or the scale of analysis", () => {
    const offers = (measure: string, display: string): boolean =>
      displayParamDefs(measure, transformations.get(display)).some(({ key }) => key === "per");
    for (const id of ["PR", "PLN", "PLO", "PAS", "PRZ", "IR", "IRLN", "IRS"]) {
      expect(offers(id, measures.get(id).display), id).toBe(true);
    }
    expect(offers("PFT", "ipft.hm") && offers("PFT", "ipft") && offers("IRFT", "iirft")).toBe(true);
    expect(offers("PFT", "identity") || offers("PLO", "identity") || offers("OR", "exp")).toBe(false);
    const odds = { ...DEFAULT_EFFECTS, measure: "OR", display: null, displayParams: { per: "1000" } };
    expect(shownTransformation(odds, report).apply(0)).toBe(1);
  });

  it("are what the R script prints", () => {
    const r = (measure: string, display: string | null = null): string | null =>
      transformationToR({ ...DEFAULT_EFFECTS, measure, display, displayParams: { per: "1000" } });
    expect(r("PLO")).toBe("function(x) 1000 * transf.ilogit(x)");
    expect(r("IRLN")).toBe("function(x) 1000 * exp(x)");
    expect(r("PR")).toBe("function(x) 1000 * x");
    expect(r("PLO", "ilogit.int")).toBe(
      "function(x) 1000 * (function(x) sapply(x, transf.ilogit.int, targs = list(tau2 = res$tau2)))(x)",
    );
  });
});
