import type { Decline } from "./decline.ts";

/** log w = -e p^2. Source: Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x. R: `type = "halfnorm"` */
export const halfNormal: Decline = ({ p }, rate, out) => {
  out[0] = -rate * p * p;
  out[1] = -p * p;
  out[2] = 0;
};
