import type { EffectSpec } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { phrase } from "../phrases/phrases.ts";

/** What the effects of a network are called, and whether they are logs of ratios, which are shown as ratios. */
export interface NetworkScale {
  readonly name: string;
  readonly isRatio: boolean;
}

/** What the difference of two arms is, by the measure of one arm. */
const OF_ARMS: Readonly<Record<string, string>> = {
  PLO: "OR",
  PLN: "RR",
  PR: "RD",
  PAS: "AS",
  IRLN: "IRR",
  IR: "IRD",
  IRS: "IRSD",
  MN: "MD",
  MNLN: "ROM",
  SDLN: "VR",
  CVLN: "CVR",
};

/** How the differences between treatments are shown: as the measure is, or as the comparison that two of its arms make. */
export function differenceScale(
  { measure, display, effectName }: Pick<EffectSpec, "measure" | "display" | "effectName">,
  areArms: boolean,
): NetworkScale {
  const given = effectName?.trim() ?? "";
  const compared = areArms ? OF_ARMS[measure] : measure;
  if (compared === undefined) {
    return { name: phrase(`difference of ${measures.get(measure).symbol.analysis}`), isRatio: false };
  }
  const record = measures.get(compared);
  const isRatio = (areArms ? record.display : (display ?? record.display)) === "exp";
  const name =
    given !== "" && !areArms
      ? isRatio
        ? given.replace(/^(log|ln)[ -]/i, "")
        : given
      : record.symbol[isRatio ? "display" : "analysis"];
  return { name, isRatio };
}
