import type { commands as english } from "../commands.ts";

export const commands: typeof english = {
  import: "Importar una tabla",
  goTo: (page) => `Ir a ${page}`,
  palette: "Todas las acciones",
  shortcuts: "Atajos de teclado",
  settings: "Ajustes",
  glossary: "Glosario de estadística",
  nextRegion: "Parte siguiente de la página",
  previousRegion: "Parte anterior de la página",
  keyNames: {
    ctrl: "Ctrl",
    shift: "Mayús",
    alt: "Alt",
    space: "Espacio",
    delete: "Supr",
    backspace: "Retroceso",
  },
};
