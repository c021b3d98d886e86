import type { dependenceWords as english } from "../../dependence/words.ts";

export const dependence: typeof english = {
  none: "No se pide ningún modelo para varios efectos por estudio. Elija la columna de estudios en Varios efectos por estudio.",
  noCurve:
    "Con la estructura elegida no se supone la correlación de los errores de muestreo, de modo que no hay nada que variar.",
  noProfile: "No se estimó ninguna varianza del modelo, de modo que no hay verosimilitud que seguir.",
  rho: "Correlación supuesta de los errores de muestreo (\u03c1)",
  rhoNote: (level, rho) =>
    `Línea: media de efectos correlacionados y jerárquicos; banda: su intervalo de ${level}, robusto por conglomerados. Punto: la correlación elegida, ${rho}.`,
  rhoTitle: (rho, effect, tau2) => `\u03c1 = ${rho}: ${effect}, \u03c4\u00b2 ${tau2}`,
  rhoAbout: (from, to, low, high) => `Con correlaciones de ${from} a ${to} la media va de ${low} a ${high}.`,
  rhoHead: "\u03c1",
  lower: "límite inferior",
  upper: "límite superior",
  tau2: "\u03c4\u00b2",
  variance: "Varianza (\u03c3\u00b2)",
  fall: "Log-verosimilitud menos su máximo",
  profileNote: (level) =>
    `Log-verosimilitud máxima con una varianza fijada; donde cae por debajo de la línea discontinua está el extremo del intervalo de ${level}. Un panel por nivel del modelo.`,
  profileTitle: (level, value, fall) => `${level}: \u03c3\u00b2 ${value}, log-verosimilitud ${fall}`,
  profileAbout: (level, estimate, interval) => `${level}: \u03c3\u00b2 ${estimate} ${interval}.`,
  level: "Nivel",
  sigma2: "\u03c3\u00b2",
  logLik: "log-verosimilitud",
};
