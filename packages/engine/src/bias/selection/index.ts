import type { BiasMethod } from "../types.ts";
import { betaSelection } from "./beta.ts";
import { fourPsm } from "./four-psm.ts";
import { halfNormalSelection } from "./half-normal.ts";
import { logisticSelection } from "./logistic.ts";
import { negExpPowerSelection } from "./neg-exp-power.ts";
import { negativeExponentialSelection } from "./negative-exponential.ts";
import { powerSelection } from "./power.ts";
import { stepFunction } from "./step-function.ts";
import { threePsm } from "./three-psm.ts";
import { truncated } from "./truncated.ts";
import { truncatedBeta } from "./truncated-beta.ts";
import { truncatedEstimated } from "./truncated-estimated.ts";
import { veveaWoods } from "./vevea-woods.ts";

/** In the order in which they are shown. */
export const SELECTION: readonly BiasMethod[] = [
  threePsm,
  fourPsm,
  stepFunction,
  veveaWoods,
  betaSelection,
  truncatedBeta,
  halfNormalSelection,
  negativeExponentialSelection,
  logisticSelection,
  powerSelection,
  negExpPowerSelection,
  truncated,
  truncatedEstimated,
];
