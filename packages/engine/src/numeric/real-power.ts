import { exp, log } from "./elementary.ts";

/** x^y for x > 0 and any y, as exp(y log x); good to about |y log x| units in the last place. R: `x^y` */
export function realPower(x: number, y: number): number {
  return exp(y * log(x));
}
