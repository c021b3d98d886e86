import type { settings as english } from "../settings.ts";

export const settings: typeof english = {
  title: "Ajustes",
  lead: "Se conservan en este dispositivo para todos los análisis, salvo que se indique otra cosa. Ninguno cambia un número.",
  language: "Idioma de la página",
  languages: { en: "English", es: "Espa\u00f1ol", de: "Deutsch" },
  languageHelp: "La página se vuelve a cargar en ese idioma. Antes se guarda su trabajo.",
  apart: { figures: "Idioma de las figuras", report: "Idioma del informe" },
  apartHelp: "Para publicar en un idioma distinto de aquel en que trabaja. Se conserva con este proyecto.",
  asPage: "como la página",
  decimal: "Signo decimal",
  decimals: { auto: "como es habitual aquí", ".": "punto: 0.5", ",": "coma: 0,5" },
  decimalHelp:
    "Cómo se muestran los números en la página, en las figuras y en el informe. Los archivos para otros programas conservan el punto.",
  theme: "Colores",
  themes: { system: "como el sistema", light: "claros", dark: "oscuros" },
  density: "Espaciado",
  densities: { comfortable: "amplio", compact: "compacto" },
  keys: "Atajos de un solo carácter, como\u00a0?",
  keysState: { on: "activados", off: "desactivados" },
  motion: "El movimiento sigue el ajuste de su sistema: donde este pide menos, aquí no se mueve nada.",
  notKept:
    "El navegador no guarda nada de esta página, por lo que el idioma y el signo decimal quedan como están. Permita el almacenamiento para este sitio y elija de nuevo.",
  close: "Listo",
};
