import type { moderatorWords as english } from "../../moderators/words.ts";

const axis = (column: string, unit: string): string => (unit === "" ? column : `${column} (${unit})`);

export const moderators: typeof english = {
  noModerator:
    "El análisis no nombra ningún moderador. Diga qué columnas podrían explicar diferencias entre los estudios para ver esta figura.",
  noPanel: "Ninguno de los moderadores puede dibujarse: los mensajes de los moderadores dicen por qué.",
  unknown: (column) => `«${column}» no está entre los moderadores. Elija uno que lo esté o añádalo a ellos.`,
  notAFactor: (column) =>
    `«${column}» es un número, que no tiene grupos que poner uno junto a otro. Elija un moderador de categorías o vea el gráfico de burbujas.`,
  noStudies: (column) =>
    `Ningún estudio tiene a la vez un efecto y un valor de «${column}», así que no hay nada que dibujar.`,

  value: (value, unit) => `${value}${unit === "" ? "" : ` ${unit}`}`,
  axis,
  k: (count) => `k = ${count}`,
  level: (level, count) => `${level} (k = ${count})`,
  studyTitle: (label, at, effect, weight) =>
    `${label}: ${at}; ${effect}${weight === "" ? "" : `, peso ${weight}`}`,
  leftOut: (label, at, effect) => `${label}, excluido: ${at}; ${effect}`,
  at: (column, value) => `${column} ${value}`,
  knot: (value) => `Nodo en ${value}`,

  heldAt: (column, value, unit) => `${column} en ${value}${unit === "" ? "" : `\u00a0${unit}`}`,
  held: (others, averaged) => {
    const parts = [
      ...others,
      ...(averaged.length === 0
        ? []
        : [`niveles de ${averaged.join(", ")} con la frecuencia con que los tienen los estudios`]),
    ];
    return `Línea del modelo con todos los moderadores: ${parts.join("; ")}.`;
  },
  notes: {
    bands: (confidence, prediction, level) => {
      const names = [
        ...(confidence ? [`el efecto medio (confianza del ${level})`] : []),
        ...(prediction ? [`el efecto verdadero de un estudio nuevo (predicción del ${level})`] : []),
      ];
      if (names.length === 0) return "";
      return `Bandas, de dentro afuera: ${names.join("; ")}.`;
    },
    bars: (level, prediction) =>
      `Rombo y barra gruesa: media con su intervalo de confianza del ${level}.${prediction ? ` Barra fina: intervalo de predicción del ${level}.` : ""}`,
    lines: (level) =>
      `Sombreado: bandas de confianza del ${level}. Punteado: bandas de predicción del ${level} de la línea del mismo color.`,
    area: {
      model: "Área de las marcas: peso en el modelo de este moderador.",
      whole: "Área de las marcas: peso en el modelo de todos los moderadores.",
      precision: "Área de las marcas: uno dividido por la varianza muestral.",
      equal: "",
    },
    precisionArea: "Área de los círculos: uno dividido por la varianza muestral.",
    knots: (values) => `Marcas verticales en el eje: nodos en ${values}.`,
    leftOut: (count) =>
      `Anillos grises: ${count === 1 ? "1 estudio excluido" : `${count} estudios excluidos`} del modelo.`,
    outside: (count) => `${count === 1 ? "1 estudio queda" : `${count} estudios quedan`} fuera de los ejes.`,
    missingSome: (count) =>
      `A ${count === 1 ? "1 estudio le falta" : `${count} estudios les falta`} algún moderador del modelo y no se ${count === 1 ? "muestra" : "muestran"}.`,
    notHeld:
      "La línea es de este moderador solo: el análisis no tiene un modelo con otros moderadores que puedan mantenerse fijos.",
    missing: (count, column) =>
      count === 1
        ? `1 estudio no tiene valor de «${column}» y no se muestra.`
        : `${count} estudios no tienen valor de «${column}» y no se muestran.`,
    noSplit: (by) => `Sin líneas separadas: «${by}» no puede cruzarse con este moderador en estos estudios.`,
    noLine: "Sin línea: el modelo de este moderador no puede ajustarse; sus mensajes dicen por qué.",
    interaction: (test) => `¿Líneas paralelas? ${test}.`,
    adjusted: "Medias del modelo completo, con los demás moderadores fijos:",
    alone: "Medias de este moderador solo.",
    noAdjusted: "El modelo no contiene ninguna media de este factor: las medias son las del factor solo.",
  },
  test: (symbol, df, value, p) => `${symbol}${df === "" ? "" : `(${df})`} = ${value}, ${p}`,

  groups: {
    noGroups:
      "El análisis no compara grupos de estudios. Elija un moderador por el que comparar grupos para ver esta figura.",
    heading: (level, studies) => `${level} (${studies})`,
    mean: "Media del grupo",
    single: "Un estudio: sin resumen propio.",
    explained: (percent) => `R\u00b2 = ${percent}`,
    notCompared: (levels) => `Fuera de la prueba entre grupos: ${levels}.`,
    ungrouped: (count, by) =>
      count === 1
        ? `1 estudio no tiene valor de «${by}» y no está en ningún grupo.`
        : `${count} estudios no tienen valor de «${by}» y no están en ningún grupo.`,
    pooledTitle: (level, effect) => `${level}: ${effect}`,
    tau2: {
      common: "Un solo \u03c4\u00b2 para todos los grupos.",
      separate: "Un \u03c4\u00b2 separado para cada grupo.",
    },
    weights: "Pesos: dentro del grupo, por el peso del grupo.",
    about: (by, groups, studies) =>
      `${studies} en ${groups} ${groups === 1 ? "grupo" : "grupos"} según ${by}.`,
    group: (level, name, effect, k) => `${level}: ${name} = ${effect}, k = ${k}.`,
  },

  orchard: {
    about: (column, studies) => `${studies} según ${column}.`,
    all: (studies) => `${studies} en torno al efecto combinado.`,
    ofStudies: (k, studies) => `k = ${k} (${studies})`,
  },

  design: {
    noMap:
      "Ningún moderador de este análisis puede leerse en todos sus estudios, así que no hay un diseño del que hacer un mapa. Los mensajes de los moderadores dicen por qué.",
    empty: "ninguno",
    cellTitle: (levels, effects, names) => `${levels}: ${effects}${names === "" ? "" : ` (${names})`}`,
    effects: (count) => `${count} ${count === 1 ? "efecto" : "efectos"}`,
    studiesOf: (count) => `${count === "1" ? "1 estudio" : `${count} estudios`}`,
    ofStudies: (studies) => `de ${studies}`,
    block: (column, level) => `${column}: ${level}`,
    rows: (column, unit) => `Hacia abajo: ${axis(column, unit)}`,
    columns: (column, unit) => `Hacia la derecha: ${axis(column, unit)}`,
    legend: "Números: efectos. Marco discontinuo: un estudio. Marco vacío: ninguno.",
    unplaced: (count) =>
      count === 1
        ? "A 1 efecto le falta uno de estos moderadores."
        : `A ${count} efectos les falta uno de estos moderadores.`,
    moreStudies: (count) => `y ${count} más`,
    about: (filled, cells, single) =>
      `Se han estudiado ${filled} de ${cells} combinaciones, ${single} de ellas en un solo estudio.`,
  },
};
