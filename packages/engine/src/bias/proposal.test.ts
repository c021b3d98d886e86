import { describe, expect, it } from "vitest";
import { withDefaults } from "../registry.ts";
import { biasInputOf } from "./bias-testing.ts";
import { proposedTest } from "./proposal.ts";
import { biasMethods } from "./registry.ts";
import type { BiasInput } from "./types.ts";

const YI = [0.1, 0.3, 0.2, 0.25];
const SCATTERED = [-0.9, 1.3, 0.2, 2.1];
const VI = [0.04, 0.09, 0.05, 0.12];
const TABLES = YI.map((_, i) => ({ ai: 4 + i, n1i: 40 + 10 * i, ci: 3 + 2 * i, n2i: 45 + 7 * i }));
const SIZES = TABLES.map(({ n1i, n2i }) => ({ n1: n1i, n2: n2i }));
const NUMBERS = [20, 30, 40, 60];

const input = (measure: string, parts: Partial<BiasInput> = {}, yi: readonly number[] = YI): BiasInput =>
  biasInputOf(yi, VI, { measure, ...parts });

const CASES: readonly (readonly [name: string, given: BiasInput, method: string, reason: RegExp])[] = [
  ["diagnostic odds ratios", input("DOR", { tables: TABLES }), "deeks", /effective sample size/],
  ["odds ratios of counts", input("OR", { tables: TABLES }), "harbord", /Peters’ test.*alternative/],
  ["Peto’s odds ratios", input("PETO", { tables: TABLES }), "harbord", /log odds ratios/],
  ["risk ratios of counts", input("RR", { tables: TABLES }), "harbord", /log risk ratios/],
  [
    "heterogeneous odds ratios",
    input("OR", { tables: TABLES }, SCATTERED),
    "ruecker",
    /heterogeneous \(τ² = .*above 0\.1\)/,
  ],
  ["phi coefficients", input("PHI", { tables: TABLES }), "ruecker", /this measure depend on the risks/],
  ["arcsine differences", input("AS", { tables: TABLES }), "ruecker", /this very scale/],
  ["risk differences", input("RD", { tables: TABLES }), "ruecker", /arcsine/],
  [
    "standardised mean differences",
    input("SMD", { sizes: SIZES }),
    "pustejovsky-rodgers",
    /contain the effect/,
  ],
  [
    "standardised mean differences without sizes",
    input("SMD"),
    "egger",
    /depend on the effect itself.*sizes of both groups/,
  ],
  ["odds ratios without counts", input("OR"), "egger", /log odds ratios depend on the effect itself/],
  ["hazard ratios with events", input("HR", { events: NUMBERS }), "debray", /number of events/],
  ["hazard ratios without events", input("HR"), "egger", /Debray’s test is possible/],
  [
    "single proportions",
    input("PLO", { events: [2, 3, 4, 6], totals: NUMBERS, nullValue: null }),
    "peters",
    /proportion itself/,
  ],
  ["raw correlations", input("COR", { totals: NUMBERS }), "macaskill", /sample size/],
  ["mean differences", input("MD", { sizes: SIZES }), "egger", /the usual one, fits/],
  ["effects of unknown measure", input("GEN"), "egger", /choose their measure/],
];

describe("the test proposed", () => {
  it.each(CASES)("for %s fits, can be made, and says why", (_, given, id, reason) => {
    const proposal = proposedTest(given);
    expect(proposal?.method).toBe(id);
    expect(proposal?.reason).toMatch(reason);
    const method = biasMethods.get(id);
    expect(method.lack(given, withDefaults(method.params, {}))).toBeNull();
  });

  it("is none for two studies", () => {
    expect(proposedTest(biasInputOf([0.1, 0.2], [0.1, 0.2]))).toBeNull();
  });
});
