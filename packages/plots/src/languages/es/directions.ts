import type { directionWords as english } from "../../directions/words.ts";

export const directions: typeof english = {
  where: {
    first: "en el grupo\u00a01",
    named: (treatment) => `con ${treatment}`,
    treatment: "con el tratamiento nombrado primero",
  },
  sides: {
    frequency: ["Menos frecuente", "Más frecuente"],
    conditions: ["Menos frecuente en la condición\u00a01", "Más frecuente en la condición\u00a01"],
    positives: ["Menos positivos entre los enfermos", "Más positivos entre los enfermos"],
    category: ["Categorías más bajas", "Categorías más altas"],
    rate: ["Tasa más baja", "Tasa más alta"],
    hazard: ["Hazard más bajo", "Hazard más alto"],
    level: ["Más bajo", "Más alto"],
    spread: ["Menos dispersión", "Más dispersión"],
    change: ["Disminución", "Aumento"],
    "change-of-spread": ["Disminución de la dispersión", "Aumento de la dispersión"],
    association: ["Correlación negativa", "Correlación positiva"],
    explained: ["Menos varianza explicada", "Más varianza explicada"],
    heterozygotes: ["Menos heterocigotos de lo esperado", "Más heterocigotos de lo esperado"],
    proportion: ["Proporción más baja", "Proporción más alta"],
    "one-rate": ["Tasa más baja", "Tasa más alta"],
    mean: ["Media más baja", "Media más alta"],
    "one-spread": ["Menos dispersión", "Más dispersión"],
    reliability: ["Fiabilidad más baja", "Fiabilidad más alta"],
    value: ["Valores más bajos", "Valores más altos"],
  },
};
