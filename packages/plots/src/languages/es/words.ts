import type { words as english } from "../../words.ts";

export const words: typeof english = {
  language: "es",
  title: (plot, analysis) => (analysis === "" ? plot : `${plot}: ${analysis}`),

  pageOf: (title, page, pages) => `${title} (página ${page} de ${pages})`,

  study: "Estudio",
  weight: "Peso",
  effect: "Efecto",
  standardError: (unit) => `Error estándar${unit === "" ? "" : ` (${unit})`}`,
  inUnit: (name, unit) => `${name} (${unit})`,
  named: (name, scale) => `${name}, ${scale}`,
  logScale: (name) => `${name}, escala logarítmica`,
  percent: (number) => `${number}\u00a0%`,
  noNumbers: "\u2013",
  interval: (level) => `[IC\u00a0${level}]`,
  studies: (count) => `${count} ${count === 1 ? "estudio" : "estudios"}`,

  kinds: { random: "Efectos aleatorios", equal: "Efectos iguales", fixed: "Efectos fijos" },
  kindInside: (kind) => kind.toLowerCase(),
  tau2Given: "\u03c4\u00b2 dado",
  weighting: { unweighted: "sin ponderar", user: "pesos propios" },
  model: (kind, details) => `${kind} (${details.join(", ")})`,

  nothing: {
    noStudy: "No hay ningún estudio que mostrar.",
    notDrawn: (plot) => `No se dibuja: ${plot.charAt(0).toLowerCase()}${plot.slice(1)}.`,
    noRow: "La tabla aún no tiene filas. Pegue o importe estudios y diga qué columnas contienen los números.",
    noEffect: (rows, first) =>
      `${rows === 1 ? "La única fila no da" : `Ninguna de las ${rows} filas da`} un efecto con error estándar, así que no hay nada que combinar ni que dibujar.${first === "" ? "" : ` ${rows === 1 ? "" : "La primera: "}${first}`}`,
  },

  forest: {
    prediction: "Intervalo de predicción",
    combined: (label, effects) => (effects === 1 ? label : `${label} (${effects} efectos)`),
    predictionTitle: (interval) => `Intervalo de predicción: ${interval}`,
    studyTitle: (label, effect, weight) => `${label}: ${effect}${weight === "" ? "" : `, peso ${weight}`}`,
    pooledTitle: (model, effect) => `${model}: ${effect}`,
    leftOutHeading: (count) => `${count === 1 ? "Excluido" : "Excluidos"} (${count})`,
    leftOutTitle: (label, reason) => `${label}, excluido: ${reason}`,
    tau2: (estimate, given, interval) =>
      `\u03c4\u00b2 = ${estimate}${given ? " (dado)" : interval === "" ? "" : ` ${interval}`}`,
    i2: {
      tau2: (percent) => `I\u00b2 = ${percent} (a partir de \u03c4\u00b2)`,
      Q: (percent) => `I\u00b2 = ${percent} (a partir de Q)`,
    },
    q: (df, statistic, p) => `Q(${df}) = ${statistic}, ${p}`,
    likelihoodRatio: (df, statistic, p) => `Q de razón de verosimilitudes(${df}) = ${statistic}, ${p}`,
    noModel:
      "No se ajustó ningún modelo a estos estudios; los mensajes dicen por qué. Los cuadrados son de igual tamaño.",
    oneStudy: "Un solo estudio: no hay nada que combinar y la heterogeneidad no puede estimarse.",
    studyIntervals: (method) => `Intervalos de los estudios: ${method}.`,
    predictionBy: (method) => `Intervalo de predicción: ${method}`,
    weakPrediction: "En gris: un intervalo de predicción de dos estudios se apoya en un grado de libertad.",
    model: (model) => `${model}.`,
    outside: (count) =>
      `${count === 1 ? "La estimación de 1 estudio queda" : `Las estimaciones de ${count} estudios quedan`} fuera del eje.`,
    about: {
      studies: (studies, level) => `${studies} con intervalos del ${level}.`,
      pooled: (model, name, value, level, lower, upper) =>
        `${model}: ${name} = ${value}, intervalo de confianza del ${level} de ${lower} a ${upper}.`,
      prediction: (lower, upper) => `Intervalo de predicción de ${lower} a ${upper}.`,
      directions: (none, below, above) =>
        [
          below === "" ? "" : `Por debajo de ${none}: ${below}.`,
          above === "" ? "" : `Por encima de ${none}: ${above}.`,
        ]
          .filter((side) => side !== "")
          .join(" "),
      heterogeneity: (pieces) => `Heterogeneidad: ${pieces.join("; ")}.`,
      leftOut: (count) => `${count} ${count === 1 ? "excluido" : "excluidos"}.`,
    },
  },
  predictive: {
    note: (level, method) =>
      `Continua: distribución predictiva del efecto verdadero de un estudio nuevo; sombreado: su intervalo de predicción del ${level} (${method}). Discontinua: distribución de confianza de la media. Cada curva se dibuja a su propia altura; las marcas de abajo son los efectos de los estudios.`,
    below: (probability, value) => `${probability} por debajo de ${value}`,
    above: (probability, value) => `${probability} por encima de ${value}`,
    rare: "< 0,1\u00a0%",
    sure: "> 99,9\u00a0%",
    outside: (count) => `${count === 1 ? "1 estudio queda" : `${count} estudios quedan`} fuera del eje.`,
    studyTitle: (label, effect) => `${label}: ${effect}`,
    noModel: "No se ajustó ningún modelo a estos estudios; los mensajes dicen por qué.",
    oneEffect:
      "El modelo tiene un solo efecto verdadero tras todos los estudios, así que un estudio nuevo no tiene una distribución propia. Elija efectos aleatorios para ver una.",
    notAsked: "No se pide ningún intervalo de predicción. Elija uno entre las opciones.",
    noDensity: (method) =>
      `El intervalo de predicción «${method}» se halla sin una densidad que pudiera dibujarse. Elija uno de los intervalos por t o por la distribución normal.`,
    noWidth: "Su distribución no tiene anchura.",
    about: (name, mean, interval, level) =>
      `Distribución predictiva en torno a ${name} = ${mean}, intervalo de predicción del ${level} ${interval}.`,
    probabilities: (below, above, value) =>
      `El efecto verdadero de un estudio nuevo está por debajo de ${value} con probabilidad ${below}, por encima con ${above}.`,
  },

  profile: {
    x: (scale) => `\u03c4\u00b2, ${scale}`,
    root: "escala de raíz cuadrada",
    log: "escala logarítmica",
    y: (likelihood) => `Log-verosimilitud ${likelihood} por debajo de su máximo`,
    estimate: (tau2) => `\u03c4\u00b2 = ${tau2}`,
    cut: (level) => `corte del ${level}`,
    other: (tau2) => `segundo máximo, ${tau2}`,
    note: (level, interval, estimator) =>
      `Todos los \u03c4\u00b2 por encima del corte discontinuo, ji cuadrado / 2 por debajo del máximo, forman el intervalo de verosimilitud perfilada del ${level} ${interval}. Línea vertical: \u03c4\u00b2 por ${estimator}.`,
    apart:
      "También hay un segundo máximo por encima del corte: la verosimilitud no descarta valores en torno a él, y el intervalo contiene solo el tramo en torno al más alto.",
    notRandom:
      "El modelo toma \u03c4\u00b2 por 0. Elija efectos aleatorios para ver cómo depende de él la verosimilitud.",
    given:
      "\u03c4\u00b2 está dado, no estimado. Elija un estimador para ver cómo depende de él la verosimilitud.",
    noEstimators: (method) =>
      `${method} no estima \u03c4\u00b2 a partir de efectos y varianzas. Combine por varianza inversa para ver esta figura.`,
    oneStudy: "Un solo estudio no dice nada de \u03c4\u00b2.",
    outOfReach: "Los efectos difieren tanto en tamaño que la verosimilitud no puede seguirse.",
    about: (likelihood, best, level, interval) =>
      `Verosimilitud perfilada ${likelihood} con su máximo en τ² = ${best}; intervalo del ${level} ${interval}.`,
    second: (tau2) => `Tiene un segundo máximo, más bajo, en τ² = ${tau2}.`,
  },

  drapery: {
    p: "Valor p",
    z: "Estadístico de prueba",
    note: (alpha, level) =>
      `Cada curva es el valor p bilateral de cada efecto verdadero; donde cruza la línea discontinua (p = ${alpha}) termina su intervalo del ${level}.`,
    pooled: (model) => `Gruesa: el efecto combinado. ${model}.`,
    region: "Sombreado: lo mismo para el efecto verdadero de un estudio nuevo.",
    about: (studies, pooled) => `Funciones de valores p de ${studies}. ${pooled}`.trim(),
  },

  rainforest: {
    note: (level) =>
      `Cada gota es la log-verosimilitud del efecto del estudio en su intervalo del ${level}: cuanto más gruesa y de tono más intenso, más compatible es el efecto con los datos. Su altura es proporcional al peso del estudio.`,
    thick: (level) => `Intervalos: ${level}. El grosor de una línea es proporcional al peso del estudio.`,
    pooled: "Combinado",
    about: (studies, level) => `${studies} con sus intervalos del ${level} como gotas.`,
    aboutThick: (studies, level) =>
      `${studies} con sus intervalos del ${level} como líneas tan gruesas como su peso.`,
  },

  sunset: {
    noNull:
      "La potencia no se dibuja: esta medida no tiene un valor de ausencia de efecto del que distinguirse.",
    noPooled:
      "No se ajustó ningún modelo a estos estudios; indique un efecto verdadero para ver su potencia para detectarlo.",
    band: (from, to) => `potencia de ${from} a ${to}`,
    note: (told) =>
      `Si ${told.truth} fuera el efecto verdadero de todos los estudios, su potencia mediana sería ${told.median}; se esperarían ${told.expected} resultados significativos y se hallaron ${told.observed} (índice R ${told.rIndex}). Una potencia mediana de un tercio requiere un efecto verdadero de ${told.third}; de dos tercios, ${told.twoThirds}.`,
    about: (studies) => `${studies}, efecto frente a error estándar, sobre bandas de potencia.`,
  },

  significanceFunnel: {
    noNull:
      "Los resultados afirmativos no se distinguen: esta medida no tiene un valor de ausencia de efecto.",
    affirmative: "Afirmativos",
    notAffirmative: "No afirmativos",
    all: "Todos los estudios",
    others: "Solo los no afirmativos",
    noWorst: "Sin estimación de los estudios no afirmativos: vea por qué entre las estimaciones ajustadas.",
    note: (alpha) =>
      `Discontinua: p bilateral = ${alpha} en la dirección favorecida. El rombo de los resultados no afirmativos es el peor caso de una selección por significación: donde está cerca del de todos los estudios, una selección así, por sí sola, mueve poco el efecto combinado; donde no, puede moverlo.`,
    about: (affirmative, studies) =>
      `${affirmative} de ${studies} ${affirmative === 1 ? "es afirmativo" : "son afirmativos"}.`,
    aboutWorst: (name, value) => `Efecto combinado de los no afirmativos: ${name} = ${value}.`,
  },

  residualFunnel: {
    noModel:
      "No hay un modelo con moderadores cuyos residuos puedan dibujarse. Añada términos al modelo entre los moderadores.",
    residual: (name) => `Residuo (${name})`,
    note: (level, terms) =>
      `Discontinua: pseudorregión del ${level} en torno a 0; tiene en cuenta solo el error de muestreo. Moderadores: ${terms}.`,
    about: (studies) => `${studies}, residuo frente a error estándar.`,
  },

  lineUp: {
    noModel:
      "No se ajustó ningún modelo a estos estudios, así que no puede simularse ninguno a partir de él.",
    hidden: (panels, seed) =>
      `Uno de estos ${panels} embudos es el verdadero; los demás se simularon a partir del modelo ajustado con los mismos errores estándar y sin que falte nada (semilla ${seed}). ¿Cuál es distinto? Si es el verdadero, el azar lo habría hecho destacar una vez de cada ${panels}. Con pocos estudios los embudos difieren mucho solo por azar, y no encontrarlo no muestra que no falte nada.`,
    revealed: (number) => `El embudo verdadero es el número ${number}.`,
    about: (panels, studies) => `${panels} embudos pequeños de ${studies} cada uno.`,
  },

  doi: {
    none: "El índice LFK, que muestra esta figura, no se ha ejecutado: está entre las pruebas de asimetría.",
    upright: "Valor z absoluto",
    note: (ran, index) =>
      `${index === "" ? "" : `${index}. `}Valores z absolutos de los rangos de los estudios según su precisión; el estudio más preciso está en la cima. ${ran}.`,
    pointTitle: (label, effect, z) => `${label}: ${effect}, z absoluto ${z}`,
    about: (studies) => `${studies}, efecto frente al valor z absoluto de su rango.`,
  },

  adjusted: {
    none: "Ningún método dio una estimación.",
    unadjusted: "Sin ajustar",
    asPooled: "Como si no faltara nada: el efecto combinado del modelo elegido.",
    families: {
      asymmetry: "Pruebas de asimetría",
      missing: "Estudios rellenados",
      adjusted: "Efectos de estudios pequeños y resultados afirmativos",
      selection: "Modelos de selección",
      "p-values": "Valores p significativos",
      averaging: "Promedio de modelos",
    },
    note: (levels) =>
      `Intervalos: ${levels}. Punteada: la estimación sin ajustar. Cada estimación ajustada responde a un «¿y si...?» bajo su propio supuesto; ninguna es la verdad corregida.`,
    about: (count, name) => `${count} ${count === 1 ? "estimación" : "estimaciones"} de ${name}.`,
  },

  weights: {
    none: "Ningún modelo de selección dio pesos: vea por qué entre los modelos de selección.",
    upright: "Probabilidad relativa de publicación",
    along: "Valor p unilateral en la dirección favorecida",
    note: "1 = tan probable como los resultados más significativos. Un peso de 0,5 significa que tales resultados se publican la mitad de las veces.",
    cut: (most) => `Los pesos por encima de ${most} se cortan.`,
    banded: "Sombreado: intervalos puntuales de los pesos estimados, a partir de sus logaritmos.",
    unbanded: (most) => `Los intervalos puntuales se dibujan con un máximo de ${most} curvas.`,
    about: (count) => `${count} ${count === 1 ? "modelo" : "modelos"} de selección.`,
    told: (label, weight) => `${label}: ${weight} en p = 0,5.`,
  },

  histogram: {
    none: (why) => (why === "" ? "La auditoría no tiene una curva así." : why),
    upright: "Proporción",
    beyond: (count) => `${count} fuera del eje.`,
    about: (axis) => `Histograma: ${axis}.`,
  },
};
