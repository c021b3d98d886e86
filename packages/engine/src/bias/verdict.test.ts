import { describe, expect, it } from "vitest";
import type { BiasEntry, BiasFamily, BiasNumber, BiasOutcome } from "../bias-types.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import { biasOutcome } from "./outcome.ts";
import { type VerdictGiven, verdictOf } from "./verdict.ts";

const EFFECTS = { measure: "GEN", rowIds: ["a"], labels: ["A"], yi: [1], vi: [1] };

function entry(method: string, family: BiasFamily, parts: Partial<BiasOutcome>): BiasEntry {
  const outcome = biasOutcome(
    { effects: EFFECTS },
    {},
    {
      method,
      ran: `the ${method}`,
      sentences: [`The ${method} says so.`],
      ...parts,
    },
  );
  return {
    method,
    family,
    label: method,
    status: "ran",
    assumption: "",
    caution: null,
    outcome,
    why: null,
    footnotes: [],
    issues: [],
  };
}

const rejecting = (yes: boolean) => ({ rejects: { yes, level: 0.05 } });

function estimated(estimate: number, half: number | null): Partial<BiasOutcome> {
  const interval =
    half === null
      ? null
      : {
          lower: estimate - half,
          upper: estimate + half,
          level: 0.95,
          kind: "confidence" as const,
          method: "z",
        };
  return { estimate: { estimate, se: null, interval, test: null, tau2: null } };
}

function verdicts(entries: readonly BiasEntry[], parts: Partial<VerdictGiven> = {}) {
  const unadjusted = estimated(0.5, 0.2).estimate ?? null;
  const all = verdictOf({
    k: 20,
    spec: createBiasSpec(),
    proposed: null,
    unadjusted,
    nullValue: 0,
    scale: { measure: "GEN" },
    entries,
    ...parts,
  });
  return (question: RegExp) => all.find((one) => question.test(one.question));
}

describe("the verdict", () => {
  it.each([
    [[true, true], "concern", /2 of 2 reject it\./u],
    [[false, false], "no-concern", /none of 2 rejects it\. .*little power/u],
    [[true, false], "mixed", /1 of 2 rejects it \(model0\)/u],
  ] as const)("counts the selection models that reject: %j", (found, reading, words) => {
    const answer = verdicts(found.map((yes, i) => entry(`model${i}`, "selection", rejecting(yes))))(
      /selection models/u,
    );
    expect(answer?.reading).toBe(reading);
    expect(answer?.answer).toMatch(words);
  });

  it.each([
    [[estimated(0.4, 0.1), estimated(0.3, 0.2)], "no-concern"],
    [[estimated(0.4, 0.1), estimated(0.1, 0.2)], "mixed"],
    [[estimated(-0.1, 0.3), estimated(0.1, 0.2)], "concern"],
    [[estimated(0.4, null)], "no-concern"],
  ] as const)("compares adjusted estimates with the unadjusted one: case %#", (found, reading) => {
    const entries = found.map((parts, i) => entry(`m${i}`, "adjusted", parts));
    expect(verdicts(entries)(/How far/u)?.reading).toBe(reading);
  });

  it("does not count the line of a test of asymmetry as an estimate of its own", () => {
    const entries = [
      entry("egger", "asymmetry", estimated(-9, 1)),
      entry("pet", "adjusted", estimated(0.4, 0.1)),
    ];
    const answer = verdicts(entries)(/How far/u);
    expect(answer?.methods).toEqual(["pet"]);
    expect(answer?.answer).toMatch(/^1 adjusted estimate: 0\.400, beside 0\.500 unadjusted\./u);
  });

  it("raises no hope where few studies, or an interval with no effect in it, leave nothing to lose", () => {
    const few = verdicts([entry("model", "selection", rejecting(false))], { k: 7 });
    expect(few(/selection models/u)?.reading).toBe("open");
    const open = verdicts([entry("pet", "adjusted", estimated(0.4, 0.1))], {
      unadjusted: estimated(0.1, 0.2).estimate ?? null,
    });
    expect(open(/How far/u)?.reading).toBe("open");
    expect(open(/How far/u)?.answer).toMatch(/Of 1 adjusted interval, 1 excludes no effect; .* does not\./u);
  });

  it("judges no side where the measure has no value of no effect", () => {
    const answer = verdicts([entry("pet", "adjusted", estimated(0.4, 0.1))], { nullValue: null })(/How far/u);
    expect(answer?.reading).toBe("open");
    expect(answer?.answer).not.toMatch(/side of no effect/u);
  });

  it("takes p-curve's and the S-value's own words", () => {
    const number = (words: string): BiasNumber => ({
      key: "evidence",
      label: "",
      value: null,
      as: "value",
      words,
    });
    const readings = ["present", "inadequate", "undecided"].map(
      (words) =>
        verdicts([entry("p-curve", "p-values", { numbers: [number(words)] })])(/evidential/u)?.reading,
    );
    expect(readings).toEqual(["no-concern", "concern", "open"]);
    const severity = (numbers: BiasNumber[]) =>
      verdicts([entry("s-value", "adjusted", { numbers })])(/severe/u);
    expect(severity([number("not possible")])?.reading).toBe("no-concern");
    expect(severity([{ ...number(""), value: 4 }])?.reading).toBe("open");
    expect(severity([])?.answer).toBe("The s-value says so.");
  });

  it("asks other methods' tests apart from those of selection models", () => {
    const answer = verdicts([
      entry("limit", "adjusted", rejecting(true)),
      entry("copas", "adjusted", rejecting(false)),
      entry("excess-significance", "p-values", rejecting(true)),
    ]);
    expect(answer(/other methods/u)).toMatchObject({ reading: "mixed", methods: ["limit", "copas"] });
    expect(answer(/more significant/u)?.reading).toBe("concern");
    expect(answer(/selection models/u)).toBeUndefined();
  });

  it("always ends with what cannot be said", () => {
    expect(verdicts([])(/cannot be said/u)?.answer).toMatch(/No p-value here shows that nothing is missing/u);
  });
});
