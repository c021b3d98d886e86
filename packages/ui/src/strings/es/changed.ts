import type { changed as english } from "../changed.ts";

export const changed: typeof english = {
  options: "Algunas opciones difieren de las predeterminadas",
};
