import type { sensitivityWords as english } from "../../sensitivity/words.ts";

export const sensitivity: typeof english = {
  notMade: "Los análisis de sensibilidad no se han hecho para este resultado.",
  noModel: "No pudo ajustarse ningún modelo a estos estudios, así que no hay de dónde quitar ninguno.",
  notFitted: "sin ajustar",
  beyond: "Una flecha indica lo que sobrepasa el eje.",
  inUnit: (title, unit) => `${title} (${unit})`,
  omitted: (count) =>
    count === 1 ? "1 nombre no cabe y se ha omitido." : `${count} nombres no caben y se han omitido.`,
  leaveOneOut: {
    without: "Sin",
    all: "Todos los estudios",
    estimate: (name, level) => `${name} [IC\u00a0${level}]`,
    title: (label, effect) => `Sin ${label}: ${effect}`,
    note: "Banda: el intervalo con todos los estudios. Marcados: los estudios sin los cuales la conclusión es otra.",
  },
  cumulative: {
    added: "Añadido",
    several: (first, more) => `${first} y ${more} más`,
    labelled: (label, at) => `${label} (${at})`,
    title: (label, effect, k) => `Con ${label}: ${effect}, ${k} ${k === 1 ? "estudio" : "estudios"}`,
    note: (by) => `Estudios añadidos ${by}. Banda: el intervalo con todos los estudios.`,
  },
  caterpillar: {
    effect: "Efecto verdadero",
    title: (label, effect, own) => `${label}: efecto verdadero ${effect}, efecto propio ${own}`,
    note: (level) =>
      `Rellenos: el efecto verdadero de cada estudio según el modelo, con su intervalo del ${level}; vacíos: su efecto propio. Punteada: el efecto combinado.`,
    noModel: "No hay un modelo con una distribución de efectos verdaderos.",
    equal:
      "Este modelo no tiene efectos verdaderos de estudios individuales que puedan predecirse: se muestran sus efectos propios.",
    own: (level) =>
      `Los efectos propios de los estudios con intervalos del ${level}, en orden. Punteada: el efecto combinado.`,
    about: (studies, effects) => `${studies} en el orden de sus efectos, ${effects}.`,
    pooled: (name, effect) => `Efecto combinado: ${name} ${effect}.`,
    apart: (count, all) =>
      `${count} de ${all} ${all === 1 ? "intervalo excluye" : "intervalos excluyen"} la ausencia de efecto.`,
  },
  baujat: {
    x: "Residuo de Pearson al cuadrado (contribución a la heterogeneidad)",
    y: "Influencia al cuadrado en el valor ajustado",
    title: (label, x, y) => `${label}: heterogeneidad ${x}, influencia ${y}`,
  },
  radial: {
    x: { sampling: "Precisión, 1 / error estándar", total: "Precisión, 1 / √(EE² + τ²)" },
    y: { sampling: "Efecto / error estándar", total: "Efecto / √(EE² + τ²)" },
    title: (label, effect) => `${label}: ${effect}`,
    line: { sampling: "Efecto combinado / error estándar", total: "Efecto combinado / √(EE² + τ²)" },
    note: (name, effect, band) =>
      `Línea: el efecto combinado, ${effect}; banda: \u00b1${band} en torno a él. El rayo que va del origen a un punto tiene como pendiente el efecto del estudio y corta el arco en él: ${name}. Grueso: el intervalo del efecto combinado.`,
  },
  normal: {
    x: "Cuantil normal",
    y: { rstudent: "Residuo eliminado estudentizado", rstandard: "Residuo estandarizado" },
    title: (label, residual) => `${label}: ${residual}`,
    envelope: (level, samples) =>
      `Línea: donde están los residuos normales. Banda: ${level} en cada punto, a partir de ${samples} ${samples === 1 ? "conjunto simulado" : "conjuntos simulados"}.`,
    line: "Línea: donde están los residuos normales.",
  },
  influence: {
    panels: {
      rstudent: "Residuo estudentizado",
      dffits: "DFFITS",
      cookD: "Distancia de Cook",
      covRatio: "Razón de covarianzas",
      tau2Del: "\u03c4\u00b2 sin él",
      qeDel: "Q sin él",
      hat: "Hat",
      weight: "Peso (%)",
    },
    title: (label, panel, value) => `${label}: ${panel} ${value}`,
    note: "Discontinua: límites de una medida; punteada: lo que tendrían estudios todos iguales. Rellenos: señalados por DFFITS, la distancia de Cook, hat o DFBETAS.",
    number: "Estudios en el orden de la tabla",
  },
};
