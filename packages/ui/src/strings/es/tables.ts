import type { tables as english } from "../tables.ts";

export const tables: typeof english = {
  scrollHint: "La tabla sigue a la derecha: desplácela lateralmente.",
  drawingHint: "El dibujo sigue hacia la derecha: desplácelo.",
  belowHint: "La tabla sigue más abajo: desplácela.",
  bothHint: "La tabla sigue a la derecha y más abajo: desplácela.",
};
