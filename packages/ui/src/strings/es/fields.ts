import type { fields as english } from "../fields.ts";

export const fields: typeof english = {
  outOfRange: (range, kept) => `Se necesita un número ${range}; mientras tanto vale ${kept}.`,
  range: (min, max) => (max === Number.POSITIVE_INFINITY ? `de ${min} o más` : `entre ${min} y ${max}`),
  numbersNeeded: (least, most, min, max) =>
    `Se necesitan de ${least} a ${most} números en orden ascendente, entre ${min} y ${max}.`,
  valueNotNumber: "Se necesita un número, o ninguno.",
  valueRatio: "Solo los números mayores que 0 son razones.",
  valueOutside: (scale) => `La escala «${scale}» no tiene ese número.`,
};
