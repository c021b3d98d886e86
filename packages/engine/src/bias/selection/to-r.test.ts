import { describe, expect, it } from "vitest";
import { type Params, withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { isLong } from "../types.ts";
import { SELECTION } from "./index.ts";

const YI = [0.42, 0.11, 0.55, 0.31, 0.78, 0.05, 0.47, 0.62, -0.12, 0.35, 0.51, 0.9];
const VI = [0.02, 0.05, 0.04, 0.01, 0.09, 0.03, 0.015, 0.06, 0.05, 0.02, 0.08, 0.12];

function linesOf(id: string, input: BiasInput, given: Params = {}): BiasR & { readonly text: string } {
  const method = SELECTION.find((one) => one.id === id);
  if (method === undefined || isLong(method)) throw new Error("no quick method");
  const result = method.run(input, withDefaults(method.params, given));
  if (!result.ok) throw new Error(result.issues[0]?.message ?? "");
  const r = method.r?.(input, result.value);
  if (r === undefined) throw new Error("no lines of R");
  return { ...r, text: r.code.join("\n") };
}

describe("selection models in R", () => {
  it.each(SELECTION.map(({ id }) => id))("compares the log-likelihood at the estimates: %s", (id) => {
    const { text, compare } = linesOf(id, biasInputOf(YI, VI));
    expect(compare.map(({ name }) => name)).toContain("log-likelihood");
    expect(text).toContain(`${id.replaceAll("-", "_")}_at <- `);
    expect(text).not.toMatch(/NaN|Infinity|undefined|null(?!\()/u);
  });

  it("never asks for the package of standard errors, and turns with the favoured direction", () => {
    const { text } = linesOf("three-psm", biasInputOf(YI, VI, { favours: -1 }));
    expect(text.match(/selmodel\(/gu)).toHaveLength(2);
    expect(text.match(/skiphes = TRUE/gu)).toHaveLength(2);
    expect(text.match(/alternative = "less"/gu)).toHaveLength(2);
  });

  it("gives R effects of a unit it can search in", () => {
    const small = biasInputOf(
      YI.map((y) => y * 1e-4),
      VI.map((v) => v * 1e-8),
    );
    expect(linesOf("three-psm", small).text).toContain("bias_yi / 0.00001");
    expect(linesOf("three-psm", biasInputOf(YI, VI)).text).toContain("yi = bias_yi,");
  });

  it("adds studies that nothing could have selected, and searches with all studies only", () => {
    const selected = YI.map((_, i) => i !== 2);
    const steps = linesOf("three-psm", biasInputOf(YI, VI, { selected }));
    expect(steps.text).toContain("sum(dnorm(bias_yi[3], ");
    expect(steps.lacks.map(({ reason }) => reason).join()).toMatch(/subset of the studies/u);
    expect(linesOf("beta", biasInputOf(YI, VI, { selected })).text).toContain(
      "selected = c(TRUE, TRUE, FALSE,",
    );
  });

  it("says thresholds, levels and precision as selmodel() does", () => {
    const { text } = linesOf("negative-exponential", biasInputOf(YI, VI), {
      threshold: 0.05,
      form: "floor",
      imprecision: "sei",
    });
    expect(text).toContain('type = "negexp2", alternative = "greater", steps = 0.05, prec = "sei"');
  });
});
