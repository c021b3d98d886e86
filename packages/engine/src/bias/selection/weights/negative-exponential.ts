import type { Decline } from "./decline.ts";

/** log w = -e p. Source: Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x. R: `type = "negexp"` */
export const negativeExponential: Decline = ({ p }, rate, out) => {
  out[0] = -rate * p;
  out[1] = -p;
  out[2] = 0;
};
