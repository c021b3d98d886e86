import { exp } from "../../numeric/elementary.ts";
import { normalLogDensity, normalLogTails } from "../../numeric/normal.ts";

const PER_UNIT = 256;
const LOWEST = -38;
const HIGHEST = 8;

let table: Float64Array | null = null;

/** log Phi and its slope phi / Phi, one after the other, at every 1 / 256. */
function tabled(): Float64Array {
  const made = new Float64Array(2 * ((HIGHEST - LOWEST) * PER_UNIT + 1));
  for (let place = 0; place < made.length / 2; place++) {
    const z = LOWEST + place / PER_UNIT;
    const value = normalLogTails(z)[0];
    made[2 * place] = value;
    made[2 * place + 1] = exp(normalLogDensity(z) - value);
  }
  return made;
}

/**
 * log Phi(z) to about 1e-12, by cubic Hermite interpolation in a table: the innermost loops of the averaging ask for it millions
 * of times. Beyond the table it is computed. R: `pnorm(z, log.p = TRUE)`
 */
export function logPhi(z: number): number {
  if (!(z >= LOWEST && z < HIGHEST)) return normalLogTails(z)[0];
  table ??= tabled();
  const t = (z - LOWEST) * PER_UNIT;
  const place = Math.floor(t);
  const s = t - place;
  const [a, b] = [table[2 * place]!, table[2 * place + 2]!];
  const [da, db] = [table[2 * place + 1]! / PER_UNIT, table[2 * place + 3]! / PER_UNIT];
  const rise = b - a;
  return a + s * (da + s * (3 * rise - 2 * da - db + s * (da + db - 2 * rise)));
}
