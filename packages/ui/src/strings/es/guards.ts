import type { guards as english } from "../guards.ts";

export const guards: typeof english = {
  dismissed: (count) =>
    `${count} ${count === 1 ? "aviso que usted dio por correcto" : "avisos que usted dio por correctos"}`,
  heading: "Revisión de los números",
  lead: "Los números se revisan al introducirlos; lo que parece erróneo se dice junto a su celda. Algunas revisiones necesitan saber más.",
};
