import type { forest as english } from "../forest.ts";

export const forest: typeof english = {
  add: (list) => `Añadir a: ${list}`,
  choose: "Elija una columna",
  up: (name) => `Subir ${name}`,
  down: (name) => `Bajar ${name}`,
  remove: (name) => `Quitar ${name}`,
  noColumns: "Ninguna",
  ownColumns: "Del análisis",
  tableColumns: "De la tabla",
  reset: "Como en el diseño",
  models: "Modelos junto al primero",
  modelsHelp:
    "Cada uno tiene su propio rombo debajo del primero, con los mismos estudios y por varianza inversa. La conclusión sigue siendo la del primer modelo.",
  model: "Modelo",
  test: "Prueba e intervalo",
  addModel: "Añadir modelo",
  equal: "Efectos iguales",
  random: (estimator) => `Efectos aleatorios, ${estimator}`,
  modelName: (model, test) => `${model}, ${test}`,
};
