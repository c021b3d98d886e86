import type { NetworkFit, NetworkReport } from "@treeline/engine";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { networkWords as words } from "./words.ts";

export type Fitted = NetworkReport & { readonly fit: NetworkFit };

/** The network with its fit; null where there is none. */
export function fittedNetwork({ network }: PlotInput["report"]): Fitted | null {
  return network === undefined || network.fit === null ? null : { ...network, fit: network.fit };
}

/** @throws RangeError where nothing is fitted, which `whyNoFit` says before */
export function fittedOf(input: PlotInput): Fitted {
  const fitted = fittedNetwork(input.report);
  if (fitted === null) throw new RangeError("a plot of a network that is not fitted");
  return fitted;
}

/** Why a plot of a fitted network has nothing to draw; null = it has. */
export function whyNoFit({ report }: PlotInput): string | null {
  if (report.network === undefined) return words.none;
  return report.network.fit === null ? words.noFit : null;
}

/** How differences between treatments are shown, whose measure need not be that of the rows. */
export function networkScale(input: PlotInput, { scale }: Pick<NetworkReport, "scale">): DisplayScale {
  const display = scale.isRatio ? "exp" : "identity";
  const { effects } = input.document;
  return createDisplayScale({
    ...input,
    document: { ...input.document, effects: { ...effects, display, effectName: null } },
    measure: { nullValue: 0, symbol: { analysis: scale.name, display: scale.name }, display },
  });
}
