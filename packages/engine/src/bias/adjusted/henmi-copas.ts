import type { BiasOutcome } from "../../bias-types.ts";
import { henmiCopasToR, henmiCopas as pooled } from "../../pooling/henmi-copas.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanInWords } from "./estimate.ts";
import { tooFew } from "./wording.ts";

/**
 * Henmi and Copas' interval: the equal-effects mean, which small studies sway least, with an interval that allows for heterogeneity.
 * Source: Henmi & Copas (2010), Statistics in Medicine 29, 2969-2983, doi:10.1002/sim.4029. R: `hc(rma(yi, vi, method = "DL"))`
 */
export const henmiCopas: QuickBiasMethod = {
  id: "henmi-copas",
  family: "adjusted",
  label: "Henmi-Copas",
  summary: "The equal-effects mean with an interval that allows for heterogeneity.",
  reference: "Henmi & Copas (2010), Statistics in Medicine 29, 2969-2983, doi:10.1002/sim.4029",
  assumption: "Large studies are biased least, so weights by sampling variance alone let selection in least.",
  caution:
    "It lessens the weight of small studies and models no selection: bias that large studies share stays.",
  params: [],
  usual: true,
  lack: ({ effects }) =>
    effects.yi.length < 2 ? tooFew(effects.yi.length, 2, "one study shows no heterogeneity") : null,
  run: runHenmiCopas,
  r(input, outcome) {
    const { estimate } = outcome;
    if (estimate === null) return { code: [], compare: [], lacks: [] };
    const call = henmiCopasToR(input.model.level).replace("(yi, vi,", "(bias_yi, bias_vi,");
    const scale = "max(abs(bias_yi))";
    return {
      code: [`henmi_copas <- ${call}`],
      compare: [
        { name: "henmi-copas estimate", value: estimate.estimate, r: "unname(henmi_copas$beta[1])", scale },
        ...(estimate.interval === null
          ? []
          : [
              {
                name: "henmi-copas lower limit",
                value: estimate.interval.lower,
                r: "henmi_copas$ci.lb",
                scale,
                // integrate() inside hc() is good to four digits.
                tolerance: 1e-3,
              },
            ]),
      ],
      lacks: [],
    };
  },
};

function runHenmiCopas(input: BiasInput, params: Params): Result<BiasOutcome> {
  const found = pooled(effectSetOf(input), input.model.level);
  if (!found.ok) return found;
  const { estimate, se, interval, tau2 } = found.value;
  if (estimate === null) return fail(beyondRange("The Henmi-Copas mean"));
  const mean = { estimate, se, interval, test: null, tau2 };
  return ok(
    biasOutcome(input, params, {
      method: henmiCopas.id,
      ran: "Henmi-Copas: equal-effects weights, standard error under τ² by DerSimonian and Laird, critical value that allows for its estimation",
      estimate: mean,
      sentences: [
        `With equal-effects weights the mean is ${meanInWords(input.effects, mean)}.`,
        "The method defines no p-value; it makes the mean less sensitive to selection among small studies and does not remove it.",
      ],
    }),
    found.issues,
  );
}
