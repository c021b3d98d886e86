import type {
  options as englishOptions,
  plots as englishPlots,
  results as englishResults,
  Segment,
} from "../results.ts";

const strong = (text: string): Segment => ({ text, strong: true });
const plain = (text: string): Segment => ({ text });
const rows = (count: number): string => `${count} ${count === 1 ? "fila" : "filas"}`;

export const results: typeof englishResults = {
  heading: "Resultados",
  sentence({ k, studies, outcome, estimate, prediction, direction, includesNull }) {
    const about = outcome === "" ? "el efecto combinado es " : `el efecto combinado sobre «${outcome}» es `;
    const meaning =
      includesNull === true
        ? ", compatible con la ausencia de efecto"
        : direction === null
          ? ""
          : ` (${direction})`;
    const first: Segment[] =
      k === 1
        ? [
            plain("Un solo estudio: "),
            plain(outcome === "" ? "su efecto es " : `su efecto sobre «${outcome}» es `),
            strong(estimate),
          ]
        : [
            plain("En "),
            strong(
              studies === null
                ? `${k} estudios`
                : `${k} efectos de ${studies} ${studies === 1 ? "estudio" : "estudios"}`,
            ),
            plain(` ${about}`),
            strong(estimate),
          ];
    const second: Segment[] =
      prediction === null
        ? []
        : [
            plain(" El efecto verdadero de un estudio nuevo como estos puede estar en cualquier punto de "),
            strong(prediction),
            plain("."),
          ];
    return [...first, plain(`${meaning}.`), ...second];
  },
  range: (lower, upper) => `${lower}\u00a0a\u00a0${upper}`,
  noResult: "Aún no hay resultado.",
  noResultHint: "Los mensajes de abajo dicen qué falta. Los datos quedan como están.",
  by: (parts) => `${parts.join(", ")}.`,
  used: (used, entered) => `${used} de ${entered} ${entered === 1 ? "fila utilizada" : "filas utilizadas"}.`,
  pooledCounts: (pooled, used, entered) =>
    `${pooled} ${pooled === 1 ? "estudio combinado" : "estudios combinados"} por sus recuentos; ${used} de ${entered} filas ${used === 1 ? "tiene" : "tienen"} un efecto propio.`,
  combined: (effects, studies) =>
    `${effects} efectos de ${studies} ${studies === 1 ? "estudio" : "estudios"} se agregaron en uno por estudio; con estos, `,
  prediction: (method) => `intervalo de predicción: ${method}`,
  noPrediction: (k, method) =>
    `no se indica intervalo de predicción, pues ${k} estudios dicen demasiado poco de \u03c4\u00b2 (la figura dibuja ${method})`,
  param: (label, value) => `${label}: ${value}`,
  yes: "sí",
  no: "no",
  otherI2: (name, value) => `; ${name}\u00a0${value}`,
  i2TauShort: "a partir de\u00a0\u03c4\u00b2",
  i2QShort: "a partir de\u00a0Q",
  asItIs: "No hay nada que combinar: se muestra tal cual",
  withGivenTau2: "No hay nada que combinar: se muestra con el \u03c4\u00b2 dado sumado a su varianza",
  testedByZ: "contrastado con z",
  wald: ({ estimate, k, degenerate, narrower }) =>
    `Wald (z), para comparar: ${estimate}; ${
      degenerate
        ? "todos los efectos son iguales, así que Knapp-Hartung no tiene de qué estimar su factor."
        : narrower
          ? "aquí el intervalo de Knapp-Hartung es el más estrecho, por azar."
          : `con k = ${k}, Knapp-Hartung tiene ${k - 1} ${k === 2 ? "grado" : "grados"} de libertad, y por eso su intervalo es ${k === 2 ? "tan ancho" : "más ancho"}.`
    }`,
  weighting: { unweighted: "sin ponderar", user: "pesos propios" },
  kinds: { random: "Efectos aleatorios", equal: "Efectos iguales", fixed: "Efectos fijos" },
  tilesLabel: "Cifras clave",
  onScale: (symbol, scale) => `${symbol}, ${scale}`,
  pooled: (symbol) => `${symbol} combinado`,
  oneStudys: (symbol) => `${symbol} de un estudio`,
  ci: (level, range) => `IC del ${level} ${range}`,
  noInterval: "sin intervalo",
  test: "Prueba",
  noTest: "no definido",
  tau: "\u03c4 entre estudios",
  notApplicable: "no procede",
  oneStudy: "un estudio",
  tau2: (value, interval) => `\u03c4\u00b2 ${value}${interval === null ? "" : ` ${interval}`}`,
  tauNone: "por supuesto",
  tau2Given: "\u03c4\u00b2 dado",
  given: "dado",
  i2Tau: "I\u00b2 (a partir de \u03c4\u00b2)",
  i2Q: "I\u00b2 (a partir de Q)",
  h2: (value) => `H\u00b2 ${value}`,
  q: "Q de Cochran",
  likelihoodRatio: "Q de razón de verosimilitudes",
  qTest: (df, p) => `gl ${df}, ${p}`,
  updating: "Calculando",
  stage: (stage, done, total) => `Calculando: ${stage} (${done} de ${total})`,
  stages: { effects: "efectos", fit: "modelo", comparison: "comparación de estimadores" },
  cancel: "Detener",
  stale: "No calculado para los datos y opciones actuales: el cálculo falló o se detuvo.",
  staleShown: "Lo mostrado pertenece a un estado anterior y no puede exportarse.",
  calculateAgain: "Calcular de nuevo",
  issuesLabel: "Mensajes",
  severity: { error: "Problema", warning: "Requiere revisión", note: "Nota" },
  inRows: (count) => `(${count} filas)`,
  showNotes: (count) => `${count} ${count === 1 ? "nota" : "notas"}`,
  goData: "Mostrar en los datos",
  goEffects: "Ir a Efectos",
  goOptions: "Ir a las opciones",
  excludedHeading: (count) => `${count} ${count === 1 ? "fila no utilizada" : "filas no utilizadas"}`,
  rows,
  forExample: (label, reason) => `Por ejemplo, ${label}: ${reason}`,
  whichRows: "Qué filas",
  numberedRow: (number, label) => `${number}: ${label}`,
  readAsNumbers: "Leerla como números",
  include: "Volver a usar",
  noReason: "sin motivo indicado",
  tabs: "Vistas del resultado",
  estimators: "Estimadores",
  table: "Tabla",
  ledger: "Registro",
  dependence: "Varios efectos por estudio",
  reconcile: "¿Por qué difiere?",
};

export const plots: typeof englishPlots = {
  auditing: "Se está haciendo la auditoría del sesgo de publicación.",
  about:
    "Las flechas pasan de un estudio a otro; Intro abre uno para excluirlo o recuperarlo; Escape sale de la figura.",
  figure: "figura interactiva",
  mark: "estudio",
  study: (label, effect, weight) => `${label}, ${effect}${weight === "" ? "" : `, peso ${weight}`}`,
  popover: (label) => `Estudio: ${label}`,
  reason: "Motivo",
  reasonExample: "riesgo de sesgo alto",
  exclude: "Dejar fuera",
  include: "Volver a usar",
  effect: "Efecto",
  weight: "Peso",
  se: "EE",
  inData: "Mostrar en los datos",
  explain: "Cómo se obtuvo este efecto",
};

export const options: typeof englishOptions = {
  heading: "Modelo",
  pooling: "Cómo combinar",
  poolingUnfit: (label, measures) => `${label} (solo ${measures})`,
  poolingCombined: (label) => `${label} (no tras agregar efectos)`,
  needs: (label, likelihoods) => `${label} (necesita ${likelihoods})`,
  needsNote: (label, likelihoods) =>
    `${label} corresponde a una estimación de \u03c4\u00b2 por ${likelihoods} con pesos según la precisión, así que ahora no se muestra.`,
  needsLikelihoodNote: (label, likelihoods) =>
    `${label} corresponde a una estimación de \u03c4\u00b2 por ${likelihoods}, así que ahora no se muestra.`,
  needsFix: (estimator) => `Usar ${estimator}`,
  or: (words) => words.join(" o "),
  predictionGroups: {
    test: "con el EE de la prueba",
    own: "con un EE propio",
    other: "otros",
  },
  questions: "Preguntas al modelo",
  kind: "Modelo",
  kindHelp:
    "Aleatorios: los efectos verdaderos de los estudios difieren y el efecto combinado es su media. Iguales: un solo efecto verdadero tras todos los estudios. Fijos: la media de los efectos verdaderos de justo estos estudios.",
  random: "Aleatorios",
  equal: "Iguales",
  fixed: "Fijos",
  estimator: "Varianza entre estudios",
  tau2Given: "valor dado",
  tau2GivenHelp:
    "Combina con un valor propio, de un análisis anterior o para una comprobación de sensibilidad, en lugar de estimarlo; entonces no tiene intervalo.",
  tau2Value: "Valor de \u03c4\u00b2",
  tau2Reason: "Una varianza no puede ser negativa.",
  test: "Prueba e intervalo",
  tau2Interval: "Intervalo de \u03c4\u00b2",
  none: "ninguno",
  prediction: "Intervalo de predicción",
  i2: "I\u00b2 se calcula",
  i2Help:
    "A partir de \u03c4\u00b2: la proporción de la varianza que está entre estudios, como la define el Manual Cochrane desde 2024. A partir de Q: la definición anterior de Higgins y Thompson (2002).",
  i2Tau: "a partir de \u03c4\u00b2",
  i2Q: "a partir de Q",
  level: "Nivel de confianza",
  levelOther: "Nivel (porcentaje)",
  weighting: "Pesos",
  weightingInverse: "según la precisión",
  weightingNone: "todos iguales",
  weightingUser: "de una columna",
  limitsAuto: "de los datos",
  limitsNotNumbers:
    "Los extremos del eje deben ser números; el eje queda como está. Corríjalos o deje ambos vacíos.",
  limitsBoth:
    "El eje queda como está hasta que se den ambos extremos. Rellene el otro o deje los dos vacíos.",
  limitsOrder:
    "El eje debe empezar por debajo de su final; queda como está. Intercambie o corrija los dos números.",
  limitsRatio:
    "Un eje de razones no tiene lugar para 0 o menos; queda como está. Introduzca números mayores que 0, como 0,1 y 10.",
  limitsOutside: (scale) =>
    `La escala «${scale}» no llega tan lejos; el eje queda como está. Introduzca números dentro de ella.`,
  compareHeading: "Todos los estimadores",
  compareCaption: "Efecto combinado y \u03c4\u00b2 con cada estimador, sin cambiar las demás elecciones",
  estimatorColumn: "Estimador",
  effectColumn: (symbol, level) => `${symbol} [IC del ${level}]`,
  tau2Column: "\u03c4\u00b2",
  noComparison: (method) =>
    `${method} no estima \u03c4\u00b2 con estos estimadores, así que no hay nada que comparar. Combine por varianza inversa para verlos uno junto a otro.`,
  failed: "no calculable",
  needsWeights: "necesita una columna de pesos",
};
