import type { pages as english } from "../pages.ts";

export const pages: typeof english = {
  steps: "Pasos",
  pagesOf: (step) => `Páginas de ${step}`,
  data: "Datos",
  dataDetail: (rows, columns) =>
    `${rows} ${rows === 1 ? "fila" : "filas"}, ${columns} ${columns === 1 ? "columna" : "columnas"}`,
  effects: "Efectos",
  model: "Modelo",
  modelDetail: (model, test) => `${model}, ${test}`,
  results: "Resultados",
  moderators: "Moderadores",
  moderatorsDetail: (count) =>
    count === 0 ? "ninguno elegido" : `${count} ${count === 1 ? "elegido" : "elegidos"}`,
  network: "Red",
  robustness: "Sesgo y sensibilidad",
  robustnessShort: "Sesgo",
  bias: "Sesgo de publicación",
  biasDetail: (k) => (k === 0 ? "aún sin efectos" : k < 10 ? `k = ${k}, menos de diez` : `k = ${k}`),
  sensitivity: "Sensibilidad",
  report: "Informe",
  reportText: "Informe y archivos",
  numbers: "Compruebe nuestros números",
};
