import type { largeFigure as english } from "../large-figure.ts";

export const largeFigure: typeof english = {
  count: (studies) =>
    `${studies} estudios. La página dibuja los que están a la vista; las exportaciones y la tabla de la figura los contienen todos.`,
  place: (study, place, of) => `${study}. Estudio ${place} de ${of}`,
  find: "Buscar un estudio",
  previous: "Anterior",
  next: "Siguiente",
  found: (place, of) => `${place} de ${of}`,
  none: "Ningún estudio con este nombre",
};
