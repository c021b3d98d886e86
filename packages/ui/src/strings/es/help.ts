import type { help as english } from "../help.ts";

export const help: typeof english = {
  caution: "Cautela",
  source: "Fuente",
  r: "En R",
  formula: "Fórmula",
  all: "Todos los estadísticos",
  close: "Cerrar",
  title: "Glosario de estadística",
  search: "Buscar en el glosario",
  count: (count) => (count === 1 ? "1 entrada" : `${count} entradas`),
  none: (query) => `Ninguna entrada contiene «${query}». Pruebe una palabra más corta o el símbolo.`,
  groups: {
    pooling: "Efecto combinado",
    heterogeneity: "Heterogeneidad",
    moderators: "Moderadores",
    bias: "Sesgo de publicación",
    sensitivity: "Sensibilidad",
    effects: "Efectos de los estudios",
    estimator: "Estimadores de \u03c4\u00b2",
    test: "Contrastes e intervalos del efecto",
    "tau2-interval": "Intervalos de \u03c4\u00b2",
    prediction: "Intervalos de predicción",
    "way-to-pool": "Formas de combinar",
    "bias-method": "Métodos de la auditoría",
    measure: "Medidas del efecto",
  },
};
