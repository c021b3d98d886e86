import { square } from "../numeric/elementary.ts";
import { MISSING, RXX, RXX_GROUP, RYY, UX, VARIANCE } from "./params.ts";
import { writeWidened } from "./range-restriction.ts";
import type { ArtefactCorrection } from "./types.ts";

/**
 * Correction for indirect range restriction and for unreliability (case IV): the sample was selected on something that is
 * related to the true scores of X. With the reliability of X in the selected sample (rxxi) and in the population (rxxa), which
 * 1 - rxxa = u^2 (1 - rxxi) connects, the true scores are restricted by uT = sqrt((u^2 - (1 - rxxa)) / rxxa);
 * r = y / sqrt(rxxi ryy), y_c = U r / sqrt(1 + (U^2 - 1) r^2), U = 1/uT. v_c = v / A^2 with A = y / y_c, or by the delta method.
 *
 * Source: Hunter, Schmidt & Le (2006), J. Appl. Psychol. 91, 594-612, doi:10.1037/0021-9010.91.3.594; Schmidt, Oh & Le (2006),
 * Pers. Psychol. 59, 281-305, doi:10.1111/j.1744-6570.2006.00037.x.
 * R: `correct_r(correction = "uvirr_x", rxyi = r, ux = u, rxx = rxx, ryy = ryy)` of the package psychmeta
 */
export const indirectRangeRestriction: ArtefactCorrection = {
  id: "range-indirect",
  label: "Indirect range restriction (case IV)",
  summary:
    "For samples selected on something related to X: widens the range of its true scores, after the correction for unreliability.",
  reference: "Hunter, Schmidt & Le (2006), doi:10.1037/0021-9010.91.3.594",
  scales: ["correlation", "any"],
  artefacts: () => ["ux", "rxx", "ryy"],
  needs: ["ux", "rxx"],
  params: [MISSING, UX, RXX, RYY, RXX_GROUP, VARIANCE],
  write(to, given, params) {
    const u = given.ux!;
    const isPopulation = params.rxxGroup === "unrestricted";
    const sample = isPopulation
      ? to.step("rxxi", "1 - (1 - rxx) / ux^2", 1 - (1 - given.rxx!) / square(u))
      : to.step("rxxi", "rxx", given.rxx!);
    const population = isPopulation
      ? to.step("rxxa", "rxx", given.rxx!)
      : to.step("rxxa", "1 - ux^2 * (1 - rxx)", 1 - square(u) * (1 - given.rxx!));
    const trueRatio = to.step(
      "uT",
      "sqrt((ux^2 - (1 - rxxa)) / rxxa)",
      Math.sqrt((square(u) - (1 - population)) / population),
    );
    const outcome = given.ryy === undefined ? "" : " * sqrt(ryy)";
    const before = {
      text: `sqrt(rxxi)${outcome}`,
      value: Math.sqrt(sample) * Math.sqrt(given.ryy ?? 1),
    };
    const r = to.step("r", `yi / (${before.text})`, given.yi! / before.value);
    const after = { text: "1", value: 1 };
    writeWidened(to, { r, before, after, u: { text: "uT", value: trueRatio }, vi: given.vi! }, params);
  },
};
