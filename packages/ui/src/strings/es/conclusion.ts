import type { conclusion as english } from "../conclusion.ts";

export const conclusion: typeof english = {
  label: "Conclusión",
  lead: "Mostrar los resultados",
  pooled: (symbol) => `${symbol} combinado`,
  alone: (symbol) => `${symbol} de un estudio`,
  prediction: "IP",
  predictionName: "Intervalo de predicción",
  range: (lower, upper) => `${lower}\u00a0a\u00a0${upper}`,
  used: (used, entered) => `${used} de ${entered}`,
  dose: "Dosis-respuesta",
  none: "Aún sin resultado",
  noneHint: "ver qué falta",
  calculating: "Calculando",
  updating: "Actualizando",
  old: "No corresponde a los datos actuales",
};
