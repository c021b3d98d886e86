import type { funnelWords as english } from "../../funnel/words.ts";

export const funnel: typeof english = {
  upright: (id, unit) => {
    const names: Readonly<Record<string, string>> = {
      sei: "Error estándar",
      vi: "Varianza",
      seinv: "Precisión (1 / error estándar)",
      vinv: "1 / varianza",
      ni: "Tamaño del estudio",
      ninv: "1 / tamaño",
      sqrtni: "Raíz cuadrada del tamaño",
      sqrtninv: "1 / raíz cuadrada del tamaño",
      lni: "Logaritmo del tamaño",
      wi: "Peso (%)",
      ess: "1 / raíz cuadrada del tamaño efectivo",
    };
    return `${names[id] ?? id}${unit === "" ? "" : ` (${unit})`}`;
  },
  noHeight:
    "Ningún estudio dice dónde está en el eje vertical elegido: no se conocen los tamaños de los estudios, o sus pesos. Elija los errores estándar o indique las columnas que contienen los tamaños.",
  noGroup: "sin indicar",
  otherGroups: "Otros",
  noRegion:
    "No se dibuja ninguna región: cuánto se dispersan los efectos se sigue de los errores estándar, y el eje vertical muestra otra cosa.",
  onlyErrors: "Lo que halla la auditoría se dibuja solo sobre errores estándar.",
  sizeLine:
    "Línea: regresión de los efectos sobre 1 / raíz cuadrada del tamaño efectivo, ponderada por este; si está inclinada, los estudios pequeños encuentran otros efectos.",
  noSizeLine: "La prueba de Deeks no tiene recta aquí: la auditoría dice por qué.",
  withoutHeight: (count) =>
    count === 1
      ? "1 estudio no se dibuja: la tabla no dice dónde está en este eje."
      : `${count} estudios no se dibujan: la tabla no dice dónde están en este eje.`,
  noNull:
    "No se dibujan contornos de significación: esta medida no tiene un valor de ausencia de efecto en el que centrarlos.",
  noPooled: "No se dibuja ninguna región: sin un único efecto combinado no hay en qué centrarla.",
  region: (level, model) =>
    `Discontinua: pseudorregión del ${level} en torno al efecto combinado; tiene en cuenta solo el error de muestreo, no la heterogeneidad. Modelo: ${model}.`,
  widened: (level, model) =>
    `Discontinua: pseudorregión del ${level} en torno al efecto combinado, ensanchada por \u03c4\u00b2. Modelo: ${model}.`,
  shades: (none) =>
    `Sombreado: valor p bilateral de cada estudio frente a la ausencia de efecto (${none}). Que falten estudios donde p > 0,10 sugiere sesgo de publicación; donde p es pequeño, otra causa.`,
  pValues: {
    above10: "p > 0,10",
    from05to10: "0,05 < p < 0,10",
    from01to05: "0,01 < p < 0,05",
    below01: "p < 0,01",
  },
  boundaries: { ten: "p = 0,10", five: "p = 0,05", one: "p = 0,01" },
  filled: (count, ran) =>
    count === 0
      ? `No se rellena ningún estudio. ${ran}`
      : `Círculos vacíos: ${count} ${count === 1 ? "rellenado" : "rellenados"}. ${ran}`,
  filledEstimate: (name, value) =>
    `Combinado con ellos, ${name} = ${value}: un análisis de sensibilidad, no un efecto corregido.`,
  filledTitle: (effect, error) => `Rellenado: ${effect}, error estándar ${error}`,
  lines:
    "Líneas: el efecto esperado en cada error estándar; donde llegan arriba, el de un estudio sin error de muestreo.",
  noAudit: "La auditoría del sesgo de publicación no se ha hecho, así que no se muestra nada de ella.",
  noOverlay: (why) => `No se muestra nada de la auditoría: ${why}`,
  omitted: (count) =>
    `${count} ${count === 1 ? "nombre se ha omitido" : "nombres se han omitido"} por falta de espacio.`,
  pointTitle: (label, effect, error) => `${label}: ${effect}, error estándar ${error}`,
  about: {
    studies: (studies, upright) =>
      `${studies}, efecto frente a ${upright.charAt(0).toLowerCase()}${upright.slice(1)}.`,
    pooled: (name, value) => `Efecto combinado ${name} = ${value}.`,
    significant: (count, studies) =>
      `${count} de ${studies} estudios ${count === 1 ? "tiene" : "tienen"} p < 0,01.`,
    outside: (count, studies) =>
      `${count} de ${studies} estudios ${count === 1 ? "queda" : "quedan"} fuera de la región.`,
  },
};
