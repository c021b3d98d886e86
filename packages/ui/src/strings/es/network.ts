import type { network as english } from "../network.ts";

export const network: typeof english = {
  heading: "Red de tratamientos",
  lead: "Cuando los estudios comparan varios tratamientos entre sí, una red usa a la vez la evidencia directa e indirecta de cada par. Cada fila es una comparación de dos tratamientos con su efecto, o un brazo con su propia media, log-odds o log-tasa.",
  start: "Usar las filas como red",
  stop: "Quitar la red",
  columnsHeading: "Columnas",
  columnsHint:
    "Las filas con el mismo nombre son un estudio. Un estudio con tres brazos necesita una fila por cada una de sus tres comparaciones; como filas de brazos necesita tres.",
  noColumn: "ninguna columna",
  column: {
    study: "Estudio",
    treat1: "Tratamiento",
    treat2: "Comparado con (vacío: cada fila es un brazo)",
  },
  choicesHeading: "Modelo",
  reference: "Tratamiento de referencia",
  byItself: "elegido por su nombre",
  model: "Estudios de una comparación",
  models: { random: "Efectos aleatorios", common: "Efectos iguales" },
  method: "Heterogeneidad según",
  test: "Intervalos y pruebas",
  tests: { z: "Distribución normal", t: "Distribución t" },
  wish: "Efectos deseados",
  wishes: { small: "Los pequeños", large: "Los grandes" },
  splitting: "Evidencia indirecta",
  splittings: {
    "back-calculation": "Calculada a partir de la red",
    design: "De una red sin los estudios del par (SIDDE)",
  },
  choose: "Elija la columna de los tratamientos.",
  calculating: "Se está calculando la red.",
  noEffects: "Todavía no hay efectos con los que formar una red.",
  goEffects: "A los efectos",
  resultHeading: "Qué dice la red",
  plots: "Gráficos de la red",
  tables: "Números de la red",
};
