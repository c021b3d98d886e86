import type { mapping as english } from "../mapping.ts";

const columns = (count: number): string => `${count} ${count === 1 ? "columna" : "columnas"}`;

export const mapping: typeof english = {
  heading: "Qué se hace de cada columna",
  measure: "Medida del efecto",
  lead: (roles, none) =>
    `${columns(roles)} con un papel, ${columns(none)} sin él. Dé un papel a una columna eligiéndolo.`,
  column: "Columna",
  role: "Papel",
  note: "En qué se convierte",
  roleOf: (name) => `Papel de ${name}`,
  none: "sin papel",
  common: "De toda tabla",
  inputs: "Entradas de la medida",
  further: "Otros números de los que se calculan efectos",
  fine: "se usa tal como está",
  remembered: "Papeles como usted los dio a la última tabla con estas columnas.",
  transposed: "Los estudios están en columnas: intercambiar filas y columnas",
  split: "Repartir en columnas varios números de una celda, como 2,1 (1,2-3,7)",
  keepsTotals: "Combinar las filas que resumen otras («Total») como si fueran estudios",
  asInAnalysis: "Papeles del análisis actual, cuyas columnas también tiene esta tabla.",
};
