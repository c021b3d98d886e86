import type { twinWords as english } from "../../twin/words.ts";

export const twin: typeof english = {
  title: "Números de la figura",
  study: "Estudio",
  lower: "Extremo inferior",
  upper: "Extremo superior",
  se: "Error estándar",
  weight: "Peso (%)",
  drawn: "En la figura",
  pooled: "Efecto combinado",
  prediction: "Intervalo de predicción",
  leftOut: (name) => `${name} (excluido)`,
  treated: "Eventos, tratados",
  treatedSize: "Personas, tratados",
  control: "Eventos, control",
  controlSize: "Personas, control",
  said: "Lo que muestra la figura",
};
