import type { artefacts as english } from "../artefacts.ts";

export const artefacts: typeof english = {
  heading: "Errores de medida y de selección",
  lead: "La medida poco fiable, las variables divididas y las muestras seleccionadas reducen las correlaciones y las diferencias de medias. Cada efecto puede corregirse por ello antes de agregar o combinar nada.",
  correction: "Corrección",
  none: "ninguna: los efectos tal como se comunican",
  notReported: "ninguna columna",
  unfit: (label) => `${label} (no para esta medida)`,
  corrected: (count) => `${count} ${count === 1 ? "efecto corregido" : "efectos corregidos"}.`,
};
