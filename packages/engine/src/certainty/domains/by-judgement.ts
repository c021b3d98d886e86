import type { CertaintyDomain } from "../types.ts";

const RAISED = "Guyatt et al. (2011), J Clin Epidemiol 64, 1311-1316, doi:10.1016/j.jclinepi.2011.06.004";

/** Whether people, interventions, comparisons and outcomes are those of the question. */
export const indirectness: CertaintyDomain = {
  id: "indirectness",
  label: "Indirectness",
  summary: "People, interventions, comparisons or outcomes that are not those of the question.",
  reference: "Guyatt et al. (2011), J Clin Epidemiol 64, 1303-1310, doi:10.1016/j.jclinepi.2011.04.014",
  kind: "down",
  most: 2,
  suggest: () => ({ levels: null, reasons: ["Only a person who knows the question can judge this."] }),
};

/** Whether larger doses have larger effects. */
export const doseResponse: CertaintyDomain = {
  id: "dose-response",
  label: "Dose-response gradient",
  summary: "Effects that grow with the dose.",
  reference: RAISED,
  kind: "up",
  most: 1,
  suggest: ({ report }) => ({
    levels: null,
    reasons: [
      report.doseResponse?.result == null
        ? "No dose-response curve was fitted."
        : "A dose-response curve was fitted; see in Moderators whether the effect grows with the dose.",
    ],
  }),
};

/** Whether confounding that was not removed would have made the effect smaller. */
export const confounding: CertaintyDomain = {
  id: "confounding",
  label: "Opposing plausible confounding",
  summary: "All plausible confounding would have made the effect smaller, or shown one where there is none.",
  reference: RAISED,
  kind: "up",
  most: 1,
  suggest: () => ({ levels: null, reasons: ["Only a person who knows the studies can judge this."] }),
};
