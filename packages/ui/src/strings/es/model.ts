import type { model as english } from "../model.ts";

export const model: typeof english = {
  questions: "Umbral y margen",
  threshold: (symbol) => `Un efecto verdadero más allá de (${symbol})`,
  thresholdHelp:
    "Un valor que diga algo, como el menor efecto que importa: los resultados dicen entonces cuán probable es un efecto verdadero más allá de él. Vacío: el valor de ausencia de efecto.",
  thresholdNone: "ausencia de efecto",
  equivalence: "Margen de equivalencia",
  equivalenceHelp:
    "Dos pruebas unilaterales (Schuirmann 1987) de si el efecto combinado está entre estos dos valores. Fije el margen antes de ver los datos. Vacío: sin prueba.",
  marginLower: "Equivalente desde",
  marginUpper: "Equivalente hasta",
  marginNone: "sin prueba",
  studyIntervals: "Intervalos de los estudios",
  studyIntervalsHelp:
    "Cómo se forma el intervalo propio de cada estudio en la tabla y en el diagrama de bosque. El resultado combinado no depende de ello.",
  fromVariance: "a partir de la varianza",
  seed: "Semilla de los números aleatorios",
  seedHelp: "La misma semilla da los mismos números en todas partes. Indíquela con el resultado.",
  samples: "Muestras",
  samplesHelp: "Más muestras hacen más estable un intervalo o un p muestreado, y tardan más.",
  notNumber: "Se necesita un número; sigue valiendo lo anterior. Corríjalo o deje el campo vacío.",
  outside: (scale) =>
    `La escala «${scale}» no llega tan lejos; sigue valiendo lo anterior. Introduzca un número dentro de ella.`,
  outsideRatio:
    "Una razón es mayor que 0; sigue valiendo lo anterior. Introduzca un número mayor que 0, como 0,8 o 1,25.",
  bothEnds: "No hay prueba hasta dar ambos extremos. Rellene el otro o deje los dos vacíos.",
  order:
    "El margen debe empezar por debajo de su final; sigue valiendo lo anterior. Intercambie o corrija los números.",
  further: "Otros resultados",
  beyond: (symbol, value) => `Efectos verdaderos por debajo y por encima de ${symbol} = ${value}`,
  beyondCaption: "Cómo se reparten los efectos verdaderos en torno a este valor",
  side: "Efectos verdaderos",
  below: (value) => `por debajo de ${value}`,
  above: (value) => `por encima de ${value}`,
  newStudy: "Un estudio nuevo",
  share: (level) => `Proporción de todos [IC del ${level}]`,
  notDefined: "no definido",
  beyondNote: (prediction) =>
    `Estudio nuevo: la probabilidad de que su efecto verdadero esté ahí, según la distribución del intervalo de predicción (${prediction}). Proporción: de efectos verdaderos con distribución normal, con el intervalo de Mathur y VanderWeele (2019).`,
  predictionShape: (prediction) =>
    `El intervalo de predicción elegido (${prediction}) no tiene aquí una distribución de la que tomar una probabilidad para un estudio nuevo.`,
  notEstimated: "no estimada",
  oneEffect: (given) =>
    given
      ? "Proporción: no estimada, pues \u03c4\u00b2 se da como 0, lo que toma por iguales todos los efectos verdaderos."
      : "Proporción: no estimada, pues \u03c4\u00b2 es 0, el menor valor posible, lo que no prueba que todos los efectos verdaderos sean iguales.",
  equivalent: (yes, symbol, range) =>
    yes
      ? `Equivalente: el valor combinado ${symbol} está dentro de ${range}.`
      : `Equivalencia no demostrada: el valor combinado ${symbol} puede estar fuera de ${range}.`,
  equivalenceTests: (lower, upper, p) =>
    `Dos pruebas unilaterales: por encima del extremo inferior ${lower}; por debajo del superior ${upper}; cuenta el p mayor, ${p}.`,
  equivalenceInterval: (level, interval) => `IC del ${level} ${interval}.`,
  tests: "Otras pruebas",
  test: "Prueba",
  statistic: "Estadístico",
  p: "p",
  testNames: {
    "cochran-mantel-haenszel": "Sin asociación en ningún estudio (Cochran-Mantel-Haenszel)",
    "mantel-haenszel-rates": "Sin diferencia de tasas en ningún estudio (Mantel-Haenszel)",
    "breslow-day": "Misma odds ratio en todos los estudios (Breslow-Day)",
    tarone: "Misma odds ratio en todos los estudios (Breslow-Day, corrección de Tarone)",
    "heterogeneity-wald": "Heterogeneidad (Wald)",
  },
};
