import type { Decline } from "./decline.ts";

/** w = (1 - p)^e: of the kind of Preston, Ashby & Smyth (2004), doi:10.1111/j.1365-2753.2003.00421.x. R: `type = "power"` */
export const power: Decline = ({ logQ }, rate, out) => {
  out[0] = rate * logQ;
  out[1] = logQ;
  out[2] = 0;
};
