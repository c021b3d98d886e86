import type { fields as english } from "../fields.ts";

export const fields: typeof english = {
  outOfRange: (range, kept) => `Se necesita un número ${range}; mientras tanto vale ${kept}.`,
  range: (min, max) => (max === Number.POSITIVE_INFINITY ? `de ${min} o más` : `entre ${min} y ${max}`),
  numbersNeeded: (least, most, min, max) =>
    `Se necesitan de ${least} a ${most} números en orden ascendente, entre ${min} y ${max}.`,
};
