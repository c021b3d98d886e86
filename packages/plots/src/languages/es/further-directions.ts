import type { furtherDirections as english } from "../../directions/further/words.ts";

export const furtherDirections: typeof english = {
  dose: "que con la dosis de referencia",
  expected: { negative: "Más bajo de lo esperado", positive: "Más alto de lo esperado" },
  upright: (down, up) => `Arriba: ${up}. Abajo: ${down}.`,
  across: (left, right) => `Izquierda: ${left}. Derecha: ${right}.`,
};
