import type { further as english } from "../further.ts";

export const furtherFields: typeof english = {
  choices: "Opciones",
  seed: "Semilla",
  meaning: "Qué significa",
  copy: "Copiar",
  csv: "CSV",
  copyTable: (title) => `Copiar: ${title}`,
  csvTable: (title) => `CSV: ${title}`,
  tables: "Sus tablas, sin redondear",
  inflation: {
    heading: "¿Están los moderadores más entrelazados que por azar?",
    lead: "Compara cada factor de inflación de la varianza con los de los mismos moderadores repartidos al azar entre los estudios.",
    run: "Simular los factores de inflación",
    units: "reordenaciones",
  },
  penalised: {
    heading: "Muchos moderadores, pocos estudios: un lasso",
    lead: "Encoge los coeficientes de los términos de arriba hacia 0, deja fuera los que no ayudan a predecir los estudios omitidos y dice con qué constancia se eligen los demás.",
    run: "Seleccionar términos",
    units: "ajustes",
    curve: "Error de predicción según la fuerza de la penalización",
    lambda: "penalización; 1 deja fuera todos los términos",
    error: "error",
  },
  horseshoe: {
    heading: "Muchos moderadores, pocos estudios: una distribución a priori de herradura",
    lead: "Una regresión bayesiana cuya distribución a priori lleva los coeficientes pequeños a 0 y deja los grandes donde están; cada coeficiente conserva un intervalo.",
    run: "Muestrear la distribución a posteriori",
    units: "cadenas",
  },
  forest: {
    heading: "Qué ayuda a predecir: un bosque",
    lead: "Hace crecer muchos árboles sobre muestras aleatorias de los estudios; barajar un moderador dice cuánto descansa en él la predicción de los estudios omitidos.",
    run: "Hacer crecer el bosque",
    units: "árboles",
    curve: (column) => `Efecto predicho según ${column}`,
    effect: "efecto",
  },
  traces: {
    heading: "Trayectorias de lo completado, una línea por conjunto de datos",
    curve: (column, statistic) => `${column}: ${statistic} por ronda`,
    round: "ronda",
  },
};
