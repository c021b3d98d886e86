import type { networkWords as english } from "../../network/words.ts";

export const network: typeof english = {
  none: "No se pide ninguna red. Indique las columnas de los tratamientos en Red.",
  noFit: "La red no pudo ajustarse; los mensajes junto a ella dicen por qué.",
  noHeat:
    "Ningún diseño puede separarse de esta red sin dividirla, por lo que no hay inconsistencia que buscar.",
  noSplit: "Ningún par de tratamientos tiene a la vez evidencia directa e indirecta.",
  tooFew: "No hay red que dibujar: ningún estudio compara dos tratamientos.",
  nodeTitle: (name, studies, people) => `${name}: ${studies}${people}`,
  people: (n) => `, ${n} participantes`,
  edgeTitle: (first, second, studies) => `${first} – ${second}: ${studies}`,
  graphNote: (size) =>
    `Las líneas unen tratamientos que los estudios comparan directamente; grosor: número de estudios. Área de los círculos: ${size}.`,
  sizes: { studies: "número de estudios", participants: "participantes", same: "igual para todos" },
  multiArm: "Sombreado: tratamientos de estudios con tres brazos o más.",
  graphAbout: (treatments, pairs, thickest) =>
    `Red de ${treatments} tratamientos, ${pairs} pares comparados directamente, sobre todo ${thickest}.`,
  against: (reference) => `Tratamiento frente a ${reference}`,
  effect: (name, level) => `${name} [IC\u00a0${level}]`,
  fitNote: (model, studies) => `${model}, ${studies}.`,
  models: { random: "Efectos aleatorios", common: "Efectos iguales" },
  tau: (value) => ` τ = ${value}.`,
  pScore: "P-score",
  rankTitle: (name, score) => `${name}: P-score ${score}`,
  rankNote: (wish) =>
    `P-score: certeza media de que un tratamiento es mejor que otro, de 0 a 1; ${wish}. Ordena y no dice nada del tamaño de las diferencias.`,
  small: "se desean efectos pequeños",
  large: "se desean efectos grandes",
  rankAbout: (list) => `Tratamientos por P-score: ${list}.`,
  pair: (first, second) => `${first} frente a ${second}`,
  splitRow: { direct: "\u2003directa", indirect: "\u2003indirecta", network: "\u2003red" },
  splitHead: "Comparación",
  splitNote: "De cada par con ambos tipos de evidencia: directa, indirecta y ambas juntas en la red.",
  pText: (p) => `diferencia ${p}`,
  splitTitle: (pair, kind, text) => `${pair}, ${kind.trim()}: ${text}`,
  heatNote:
    "Filas y columnas: diseños. Cuadrados grises: cuánto cuenta la evidencia de la columna en la estimación de la red de la fila. Color: qué hace separar el diseño de la columna con la inconsistencia de la fila, naranja: desaparece, azul: crece.",
  heatRandom: (tau) => `Los estudios de un diseño pueden diferir con τ = ${tau}.`,
  heatTitle: (row, column, change, influence) =>
    `Fila ${row}, columna ${column}: cambio ${change}, influencia ${influence}`,
  heatAbout: (design, value) => `La inconsistencia es mayor en el diseño ${design} (Q ${value}).`,
  noAdjusted: "Ninguna comparación procede de dos estudios, de modo que ninguna puede apartarse de su media.",
  deviation: (name) => `${name}, desviación de la estimación directa de la comparación`,
  adjustedNote: (level, order) =>
    `Cada efecto menos la estimación directa de su comparación, del tratamiento posterior en el orden frente al anterior. Discontinua: pseudorregión del ${level}. Orden: ${order}.`,
  adjustedTest: (test, p) => `Desviación según el error estándar: ${test}, ${p}.`,
  adjustedAlone: (n) =>
    n === 1
      ? "Se omite 1 comparación que no hace ningún otro estudio."
      : `Se omiten ${n} comparaciones que no hace ningún otro estudio.`,
  adjustedTitle: (mark, effect, adjusted, error) =>
    `${mark}: ${effect}, ajustado ${adjusted}, error estándar ${error}`,
  adjustedAbout: (points, pairs) =>
    `Gráfico de embudo ajustado por comparación: ${points} comparaciones de estudios, en ${pairs} grupos, en torno a 0.`,
};
