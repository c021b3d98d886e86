import { createRegistry, type Registry } from "../registry.ts";
import { bias } from "./sections/bias.ts";
import { certainty } from "./sections/certainty.ts";
import { dependence } from "./sections/dependence.ts";
import { doseResponse } from "./sections/dose-response.ts";
import { flow } from "./sections/flow.ts";
import { messages } from "./sections/messages.ts";
import { methods } from "./sections/methods.ts";
import { moderators } from "./sections/moderators.ts";
import { network } from "./sections/network.ts";
import { references } from "./sections/references.ts";
import { results } from "./sections/results.ts";
import { reviewers } from "./sections/reviewers.ts";
import { riskOfBias } from "./sections/risk-of-bias.ts";
import { sensitivity } from "./sections/sensitivity.ts";
import { settings } from "./sections/settings.ts";
import { studies } from "./sections/studies.ts";
import type { ReportSection } from "./types.ts";

/** The sections that a report can have, in its order; the checklist, which looks at all of them, stands beside. */
export const reportSections: Registry<ReportSection> = createRegistry("report section", [
  methods,
  flow,
  results,
  studies,
  riskOfBias,
  moderators,
  doseResponse,
  dependence,
  network,
  bias,
  sensitivity,
  certainty,
  settings,
  messages,
  reviewers,
  references,
]);
