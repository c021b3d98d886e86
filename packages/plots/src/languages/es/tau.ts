import type { tauWords as english } from "../../tau/words.ts";

export const tau: typeof english = {
  notAsked:
    "El análisis no pregunta si la heterogeneidad depende de un moderador. Marque un moderador de la heterogeneidad para ver esta figura.",
  notFitted: "El modelo de localización y escala no puede ajustarse: sus mensajes dicen por qué.",
  notInScale: (column) =>
    `La heterogeneidad no se modela con «${column}». Elija un moderador de la heterogeneidad o añádalo.`,
  noEstimate:
    "\u03c4 no tiene estimación en ningún valor de este moderador: los mensajes del modelo dicen por qué.",
  y: "\u03c4, DE de los efectos verdaderos",
  x: (column, unit) => (unit === "" ? column : `${column} (${unit})`),
  k: (count) => `k = ${count}`,
  point: (at, value, interval) => `${at}: \u03c4 = ${value}${interval === "" ? "" : ` ${interval}`}`,
  constant: (value) => `Discontinua: un \u03c4 para todos los estudios, ${value}.`,
  band: (level) => `Sombreado: intervalo de confianza de \u03c4 del ${level}.`,
  bars: (level) => `Barras: intervalos de confianza de \u03c4 del ${level}.`,
  beyond: "Un intervalo sobrepasa el eje.",
  unbounded: "Donde \u03c4 no tiene estimación no se dibuja nada.",
  rug: "Marcas en el eje: los estudios.",
  held: (parts) => `Los demás fijos: ${parts}.`,
  heldAt: (column, value) => `${column} en ${value}`,
  averaged: (columns) => `promediado sobre ${columns}`,
};
