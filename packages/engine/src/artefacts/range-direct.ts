import { square } from "../numeric/elementary.ts";
import { MISSING, RXX, RXX_GROUP, RYY, UX, VARIANCE } from "./params.ts";
import { writeWidened } from "./range-restriction.ts";
import type { ArtefactCorrection } from "./types.ts";

/**
 * Correction for direct range restriction on X and for unreliability (Thorndike's case II): r = y / sqrt(ryy);
 * y_c = U r / sqrt(1 + (U^2 - 1) r^2) / sqrt(rxxa), U = 1/u, with the reliability of X in the population, rxxa = 1 - u^2 (1 - rxx)
 * where it was measured in the selected sample. v_c = v / A^2 with A = y / y_c, or by the delta method v / (A (1 + (U^2 - 1) r^2))^2.
 *
 * Source: Thorndike (1949), Personnel Selection, ch. 6; Schmidt & Hunter (2015), Methods of Meta-Analysis (3rd ed.), ch. 3,
 * doi:10.4135/9781483398105.
 * R: `correct_r(correction = "uvdrr_x", rxyi = r, ux = u, rxx = rxx, ryy = ryy)` of the package psychmeta
 */
export const directRangeRestriction: ArtefactCorrection = {
  id: "range-direct",
  label: "Direct range restriction (case II)",
  summary:
    "For samples selected on X itself: widens its range to that of the population, and corrects for unreliability.",
  reference: "Thorndike (1949); Schmidt & Hunter (2015), ch. 3, doi:10.4135/9781483398105",
  scales: ["correlation", "any"],
  artefacts: () => ["ux", "rxx", "ryy"],
  needs: ["ux"],
  params: [MISSING, UX, RXX, RYY, RXX_GROUP, VARIANCE],
  write(to, given, params) {
    const u = given.ux!;
    const outcome = Math.sqrt(given.ryy ?? 1);
    const before = { text: given.ryy === undefined ? "1" : "sqrt(ryy)", value: outcome };
    const r = to.step("r", `yi / ${before.text}`, given.yi! / outcome);
    let after = { text: "1", value: 1 };
    if (given.rxx !== undefined) {
      const reliability =
        params.rxxGroup === "unrestricted"
          ? to.step("rxxa", "rxx", given.rxx)
          : to.step("rxxa", "1 - ux^2 * (1 - rxx)", 1 - square(u) * (1 - given.rxx));
      after = { text: "sqrt(rxxa)", value: Math.sqrt(reliability) };
    }
    writeWidened(to, { r, before, after, u: { text: "ux", value: u }, vi: given.vi! }, params);
  },
};
