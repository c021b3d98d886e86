import type { directionWords as english } from "../../directions/words.ts";

export const directions: typeof english = {
  where: {
    first: "in Gruppe\u00a01",
    named: (treatment) => `bei ${treatment}`,
    treatment: "bei der zuerst genannten Behandlung",
  },
  sides: {
    frequency: ["Seltener", "Häufiger"],
    conditions: ["Seltener unter Bedingung\u00a01", "Häufiger unter Bedingung\u00a01"],
    positives: ["Weniger Positive unter den Erkrankten", "Mehr Positive unter den Erkrankten"],
    category: ["Niedrigere Kategorien", "Höhere Kategorien"],
    rate: ["Niedrigere Rate", "Höhere Rate"],
    hazard: ["Niedrigerer Hazard", "Höherer Hazard"],
    level: ["Niedriger", "Höher"],
    spread: ["Geringere Streuung", "Größere Streuung"],
    change: ["Abnahme", "Zunahme"],
    "change-of-spread": ["Abnahme der Streuung", "Zunahme der Streuung"],
    association: ["Negative Korrelation", "Positive Korrelation"],
    explained: ["Weniger Varianz aufgeklärt", "Mehr Varianz aufgeklärt"],
    heterozygotes: ["Weniger Heterozygote als erwartet", "Mehr Heterozygote als erwartet"],
    proportion: ["Niedrigerer Anteil", "Höherer Anteil"],
    "one-rate": ["Niedrigere Rate", "Höhere Rate"],
    mean: ["Niedrigerer Mittelwert", "Höherer Mittelwert"],
    "one-spread": ["Geringere Streuung", "Größere Streuung"],
    reliability: ["Niedrigere Reliabilität", "Höhere Reliabilität"],
    value: ["Niedrigere Werte", "Höhere Werte"],
  },
};
