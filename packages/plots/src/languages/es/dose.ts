import type { doseWords as english } from "../../dose-response/words.ts";

export const dose: typeof english = {
  nothing:
    "No hay categorías de dosis ni un moderador numérico cuyas formas puedan compararse. Diga en Moderadores qué columnas contienen las categorías de dosis de los estudios o elija una dosis.",
  noCurve:
    "No pudo ajustarse ninguna curva a las categorías de dosis; los mensajes junto a ellas dicen por qué.",
  noCategories:
    "Las filas de este análisis no son categorías de dosis. Diga en Moderadores qué columnas las contienen.",
  noShapes: "No hay un moderador numérico cuyas formas puedan compararse. Elija una dosis en Moderadores.",
  dose: "Dosis",
  inUnit: (name, unit) => `${name} (${unit})`,
  outcomes: {
    cc: "Odds ratio",
    ci: "Riesgo relativo",
    ir: "Razón de tasas",
    ratio: "Razón",
    "mean-difference": "Diferencia de medias",
    "standardized-difference": "Diferencia de medias estandarizada",
  },
  logScale: (name) => `${name}, escala logarítmica`,
  reference: (dose) => `referencia ${dose}`,
  curve: (shape, level, studies) =>
    `Línea y banda: la curva (${shape.toLowerCase()}) frente a la dosis de referencia con límites del ${level}, ${studies}. Círculos: las categorías tal como se publicaron, desplazadas por la curva en la dosis de referencia de su propio estudio; área: precisión.`,
  cut: "La banda continúa más allá del eje.",
  shapes: (level) =>
    `Líneas: formas de la dosis, la de mejor AICc primero en la leyenda. Banda: límites del ${level} de la mejor. Círculos: estudios; área: precisión.`,
  pointTitle: (study, dose, value, interval) => `${study}: dosis ${dose}, ${value} ${interval}`,
  studyTitle: (study, dose, value) => `${study}: ${dose}, ${value}`,
  weight: (label, weight) => `${label} (${weight})`,
};
