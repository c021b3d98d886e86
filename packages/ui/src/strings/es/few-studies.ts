import type { fewStudies as english } from "../few-studies.ts";

export const fewStudies: typeof english = {
  heading: (k) => `Pocos estudios: ${k} estudios, varias respuestas`,
  caption: "El efecto combinado según varios métodos",
  method: "Método",
  effect: (symbol, level) => `${symbol} [IC\u00a0${level}]`,
  p: "p",
  tau: "\u03c4",
  prediction: "Efecto verdadero de un estudio nuevo",
  judgement: "Hasta dónde fiarse",
  verdicts: {
    usable: "Utilizable",
    caution: "Con cautela",
    unreliable: "Poco fiable",
    prior: "Tan bueno como su distribución a priori",
  },
  none: "\u2013",
  noInterval: "sin intervalo",
  prior: "Distribución a priori de \u03c4",
  useProposed: (scale) => `Usar ${scale} como escala`,
};
