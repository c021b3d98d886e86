import type { welcome as english } from "../welcome.ts";

export const welcome: typeof english = {
  label: "Primeros pasos",
  text: (keys) =>
    `Esto es un ejemplo. Para su propio análisis, pegue una tabla en cualquier lugar (${keys}), suelte un archivo en la página o`,
  import: "importe una tabla",
  dismiss: "Descartar los primeros pasos",
};
