import type { fewStudies as english } from "../few-studies.ts";

export const fewStudies: typeof english = {
  heading: (k) => `Wenige Studien: ${k} Studien, mehrere Antworten`,
  caption: "Der gepoolte Effekt nach mehreren Verfahren",
  method: "Verfahren",
  effect: (symbol, level) => `${symbol} [${level}-KI]`,
  p: "p",
  tau: "\u03c4",
  prediction: "Wahrer Effekt einer neuen Studie",
  judgement: "Wie weit man ihm trauen kann",
  verdicts: {
    usable: "Brauchbar",
    caution: "Mit Vorsicht",
    unreliable: "Unzuverlässig",
    prior: "So gut wie seine Prior",
  },
  none: "\u2013",
  noInterval: "kein Intervall",
  prior: "Prior von \u03c4",
  useProposed: (scale) => `${scale} als Skala verwenden`,
};
