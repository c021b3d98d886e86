import type { labbeWords as english } from "../../labbe/words.ts";

export const labbe: typeof english = {
  treated: (quantity) => `${quantity}, grupo tratado`,
  control: (quantity) => `${quantity}, grupo de control`,
  riskPercent: "Riesgo (%)",
  quantities: {
    OR: "Log odds",
    RR: "Log riesgo",
    RD: "Riesgo",
    AS: "Arcoseno de la raíz del riesgo",
    IRR: "Log tasa",
    IRD: "Tasa",
    IRSD: "Raíz de la tasa",
  },
  risk: (events, size, percent) => `${events} de ${size} (${percent})`,
  rate: (events, time, rate) => `${events} en ${time} (${rate})`,
  studyTitle: (label, treated, control, weight) =>
    `${label}: ${treated} tratados, ${control} control${weight === "" ? "" : `, peso ${weight}`}`,
  lines: (name, value) =>
    `Continua: ausencia de efecto. Discontinua: el efecto combinado, ${name} = ${value}. Por debajo de la línea continua, el grupo tratado tiene menos eventos.`,
  noPooled:
    "Continua: ausencia de efecto. No se ajustó ningún modelo a estos estudios; los mensajes dicen por qué.",
  area: "Área de los círculos: peso de los estudios.",
  otherMeasure: (measure) =>
    `Esta figura compara los riesgos o las tasas de dos grupos, que los efectos del tipo «${measure}» no tienen. Elija una odds ratio, un riesgo relativo, una diferencia de riesgos, una diferencia de arcosenos o una medida de dos tasas para verla.`,
  noCounts:
    "Ningún estudio comunica los eventos y las personas, o el tiempo en riesgo, de sus dos grupos. Diga qué columnas los contienen para ver esta figura.",
  ofRisks: {
    studies: (studies) => `${studies}, riesgo del grupo tratado frente al de control.`,
    below: (below, studies) => `En ${below} de ${studies} el grupo tratado tiene el riesgo menor.`,
    zeroCells: "Se suma medio evento a un grupo en el que nadie o todos tienen el evento.",
  },
  ofRates: {
    studies: (studies) => `${studies}, tasa del grupo tratado frente a la del de control.`,
    below: (below, studies) => `En ${below} de ${studies} el grupo tratado tiene la tasa menor.`,
    zeroCells: "Se suma medio evento a un grupo sin eventos.",
  },
  about: {
    pooled: (name, value) => `Efecto combinado ${name} = ${value}.`,
  },
};
