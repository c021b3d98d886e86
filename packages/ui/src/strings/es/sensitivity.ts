import type { sensitivity as english } from "../sensitivity.ts";

export const sensitivity: typeof english = {
  heading: "Sensibilidad",
  lead: "Cuánto depende el efecto combinado de estudios sueltos, del orden en que llegaron y del modelo que se les ajusta. Nada de aquí quita un estudio del análisis.",
  noEffects:
    "Ningún estudio tiene aún un efecto, así que no hay nada cuya dependencia de estudios sueltos pueda examinarse.",
  goEffects: "Ir a los efectos",
  noModel:
    "No pudo ajustarse ningún modelo a estos estudios, así que no hay un resultado que pueda depender de uno de ellos. Los mensajes junto a los resultados dicen por qué.",
  conclusion: "¿Cambia la conclusión algún estudio por sí solo?",
  parts: "Partes de esta página",
  state: {
    progress: "Avance de los análisis de sensibilidad",
    starting: "Empezando\u2026",
    running: (label, done, total) => `${label} (${done} de ${total})`,
    stop: "Detener",
    stopped: "Los análisis de sensibilidad se detuvieron.",
    failed: (fault) =>
      `Los análisis de sensibilidad terminaron con un error: ${fault}. Los resultados mismos no se ven afectados.`,
    again: "Hacerlos de nuevo",
  },
  setup: {
    heading: "Opciones",
    order: "Los estudios entran",
    orderHelp: "El orden del metaanálisis acumulado: cada paso combina todos los estudios hasta ese momento.",
    orders: {
      table: "En el orden de la tabla",
      precision: "Por precisión",
      effect: "Por efecto",
      column: "Por una columna",
    },
    column: "Columna del orden",
    columnHelp: "Un año o cualquier otra columna; los estudios sin valor entran al final.",
    noColumn: "Ninguna elegida",
    descending: "Al revés",
    collapse: "Los estudios con el mismo valor entran juntos",
    model: "Residuos e influencia de",
    modelHelp: "El modelo del efecto combinado o el de los moderadores de este análisis.",
    models: { pooled: "El efecto combinado", moderators: "El modelo con moderadores" },
    residuals: "Residuos del gráfico de cuantiles",
    residualsHelp:
      "Los residuos eliminados estudentizados miden un estudio frente al modelo sin él; los estandarizados, frente al modelo con él.",
    residualKinds: { rstudent: "Eliminados estudentizados", rstandard: "Estandarizados" },
    samples: "Muestras de la envolvente",
    samplesHelp:
      "Cuántos conjuntos de estudios se simulan a partir del modelo para la envolvente del gráfico de cuantiles; 0 la omite.",
  },
  inReport: "En el informe",
  copyTable: "Copiar la tabla",
  saveTable: "Guardar como CSV",
  table: (title) => `Tabla: ${title}`,
  scale: (symbol, analysed) =>
    analysed === null
      ? `Efectos como ${symbol}.`
      : `Efectos como ${symbol}; los errores estándar son los de ${analysed}.`,
  more: (count) =>
    count === 1 ? "1 fila más está en los archivos." : `${count} filas más están en los archivos.`,
  options: (plot) => `Opciones: ${plot}`,
  source: "Fuente",
  files: {
    heading: "Archivos",
    lead: "Todas las tablas de esta página; efectos en la escala del análisis, números sin redondear.",
    notReady: "Los análisis se están poniendo al día.",
    csv: "Tablas (CSV)",
    json: "Informe (JSON)",
    r: "Script de R",
    copy: "Copiar las frases",
    sentences: "Para la sección de resultados",
    name: (title) => `${title} sensibilidad`,
    failed: (fault) => `El archivo no pudo escribirse: ${fault}.`,
  },
};
