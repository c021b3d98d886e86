import { expect, it } from "vitest";
import { keptTogether, unbroken } from "./unbroken.ts";

it("lets no line end within an effect with its interval, a statistic or a share", () => {
  expect(unbroken("0.58 [0.38, 0.78]")).toBe("0.58\u00a0[0.38,\u00a00.78]");
  expect(unbroken("0,58 [0,38; 0,78]")).toBe("0,58\u00a0[0,38;\u00a00,78]");
  expect(unbroken("p < .001, k = 3")).toBe("p\u00a0<\u00a0.001, k\u00a0=\u00a03");
  expect(unbroken("slope t(16) = \u22124.68 (80 % of them)")).toBe(
    "slope t(16)\u00a0=\u00a0\u22124.68 (80\u00a0% of them)",
  );
  expect(unbroken("< .001")).toBe("<\u00a0.001");
  expect(unbroken("Hedges' g [95 % CI]")).toBe("Hedges'\u00a0g [95\u00a0%\u00a0CI]");
  expect(unbroken("Cohen's d, Glass\u2019 \u0394 und g de Hedges")).toBe(
    "Cohen's\u00a0d, Glass\u2019\u00a0\u0394 und g\u00a0de\u00a0Hedges",
  );
  expect(unbroken("is Hedges' g = 0.58 [0.38, 0.78], g de Hedges = \u22120,3")).toBe(
    "is Hedges'\u00a0g\u00a0=\u00a00.58 [0.38,\u00a00.78], g\u00a0de\u00a0Hedges\u00a0=\u00a0\u22120,3",
  );
  expect(unbroken("the studies' precision, the study's own d")).toBe(
    "the studies' precision, the study's own d",
  );
  expect(unbroken("tested by F(1, 56), against 1 / \u221aV")).toBe(
    "tested by F(1,\u00a056), against 1\u00a0/\u00a0\u221aV",
  );
  expect(unbroken("Z / V on 1 / n, weights d h / n (d with it)")).toBe(
    "Z\u00a0/\u00a0V on 1\u00a0/\u00a0n, weights d\u00a0h\u00a0/\u00a0n (d with it)",
  );
  expect(unbroken("larger: \u03c4 0.38, with \u03c4 as a guess")).toBe(
    "larger: \u03c4\u00a00.38, with \u03c4 as a guess",
  );
  expect(unbroken("about 84 % (90 % CI 62.7 % to 94.6 %)")).toBe(
    "about 84\u00a0% (90\u00a0%\u00a0CI 62.7\u00a0% to 94.6\u00a0%)",
  );
  expect(unbroken("by hand (no effect found)")).toBe("by hand (no effect found)");
  expect(unbroken("prediction: t, k \u2212 1")).toBe("prediction: t, k\u00a0\u2212\u00a01");
  // A line may end after a bar, even before a space that does not break.
  expect(unbroken("|DFBETAS| > 1")).toBe("|DFBETAS|\u2060\u00a0>\u00a01");
  expect(unbroken("two = bars and [a word in brackets]")).toBe("two = bars and [a word in brackets]");
  expect(unbroken("3 per 1000 (2 to 4)")).toBe("3\u00a0per\u00a01000 (2\u00a0to\u00a04)");
  expect(unbroken("6 pro 1000, 6 por 1000")).toBe("6\u00a0pro\u00a01000, 6\u00a0por\u00a01000");
  expect(unbroken("95\u00a0% PI")).toBe("95\u00a0%\u00a0PI");
  expect(unbroken("effect (95\u00a0% CI)")).toBe("effect (95\u00a0%\u00a0CI)");
  expect(unbroken("0.31 (95 % CI [0.12, 1.11])")).toBe("0.31 (95\u00a0%\u00a0CI [0.12,\u00a01.11])");
  expect(unbroken("known (as far as the studies tell)")).toBe("known (as far as the studies tell)");
  expect(unbroken("the p-value of a t-test, a stop-gap")).toBe(
    "the p-\u2060value of a t-\u2060test, a stop-gap",
  );
  expect(unbroken("the mean of all, RR 0.65, or SMD \u22120.3 [\u22120.5, \u22120.1] in 12 studies")).toBe(
    "the mean of all, RR\u00a00.65, or SMD\u00a0\u22120.3\u00a0[\u22120.5,\u00a0\u22120.1] in 12 studies",
  );
  expect(unbroken("Likelihood-ratio test of selection: \u03c7\u00b2")).toBe(
    "Likelihood-ratio test of selection:\u00a0\u03c7\u00b2",
  );
  expect(unbroken("from r 0.07 to r 0.28 [0.1, 0.4]")).toBe(
    "from r\u00a00.07 to r\u00a00.28\u00a0[0.1,\u00a00.4]",
  );
  expect(unbroken("TPT Madras 1980 [see below]")).toBe("TPT Madras 1980 [see below]");
  expect(unbroken("WAAP-WLS and PET-PEESE, a follow-up")).toBe(
    "WAAP-\u2060WLS and PET-\u2060PEESE, a follow-up",
  );
  expect(unbroken("ein p-Wert jenseits der 95-%-Grenzen")).toBe(
    "ein p-\u2060Wert jenseits der 95-\u2060%-Grenzen",
  );
  expect(
    unbroken(
      "2 exp(\u2212\u03b4p) / (1 + exp(\u2212\u03b4p)) or exp(\u2212\u03b4\u2081 p^(1/\u03b4\u2082)) (one-sided)",
    ),
  ).toBe(
    "2 exp(\u2212\u03b4p) / (1\u00a0+\u00a0exp(\u2212\u03b4p)) or exp(\u2212\u03b4\u2081\u00a0p^(1/\u03b4\u2082)) (one-sided)",
  );
  expect(unbroken("Medicine 22, 2693-2710")).toBe("Medicine 22, 2693-\u20602710");
  expect(unbroken("(0.025, 0.5] of t with 16 df")).toBe("(0.025,\u00a00.5] of t with 16\u00a0df");
  expect(unbroken("F(1, 53) = 0.02, F(2; 9,1) < 0,1; k = 5; \u03c4\u00b2 0.0074; I\u00b2 12 %")).toBe(
    "F(1,\u00a053)\u00a0=\u00a00.02, F(2;\u00a09,1)\u00a0<\u00a00,1; k\u00a0=\u00a05; \u03c4\u00b2\u00a00.0074; I\u00b2\u00a012\u00a0%",
  );
  expect(unbroken("needs a column of weights")).toBe("needs a column of weights");
});

it("leaves names of buttons and tabs as they are written, where only spaces are kept", () => {
  expect(keptTogether("p-value (p < .05)")).toBe("p-value (p\u00a0<\u00a0.05)");
  expect(unbroken("p-value (p < .05)")).toBe("p-\u2060value (p\u00a0<\u00a0.05)");
});

it("lets no line end before the number of a group, within the name of an interval, or in a small number", () => {
  expect(unbroken("interval (t, k \u2212 1) of")).toBe("interval (t,\u00a0k\u00a0\u2212\u00a01) of");
  expect(unbroken("here I\u00b2 (from \u03c4\u00b2) = 92 % of")).toBe(
    "here I\u00b2\u00a0(from\u00a0\u03c4\u00b2)\u00a0=\u00a092\u00a0% of",
  );
  expect(unbroken("risk of group 1, in Gruppe 2 und en el grupo 1")).toBe(
    "risk of group\u00a01, in Gruppe\u00a02 und en el grupo\u00a01",
  );
  expect(unbroken("the top 10 %; there are 6.")).toBe("the top\u00a010\u00a0%; there are\u00a06.");
  expect(unbroken("38 / 38 agree within 1e-14")).toBe("38\u00a0/\u00a038 agree within 1e-\u206014");
});
