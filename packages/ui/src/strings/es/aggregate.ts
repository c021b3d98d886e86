import type { aggregate as english } from "../aggregate.ts";

export const aggregate: typeof english = {
  heading: "Varios efectos por estudio",
  lead: "Los efectos de las mismas personas no son independientes: combinados uno a uno hacen que el resultado parezca más preciso de lo que es. Pueden agregarse antes en un solo efecto por estudio.",
  by: "Agregar las filas con el mismo valor en",
  none: "no agregar nada",
  found: (studies, rows) =>
    studies === 0
      ? "No hay dos filas utilizadas con el mismo valor ahí."
      : `${studies} ${studies === 1 ? "estudio tiene" : "estudios tienen"} más de una fila (${rows} filas).`,
  structure: "Cómo se correlacionan sus errores",
  rho: "Correlación dentro de un estudio (\u03c1)",
  rhoHelp:
    "Los informes rara vez la dan. 0,6 es un supuesto habitual y así se declara en el texto de métodos.",
  phi: "Correlación a una unidad de tiempo (\u03c6)",
  phiHelp: "A dos unidades vale su cuadrado, y así sucesivamente.",
  slider: (label) => `${label}, control deslizante`,
  time: "Momentos de medida",
  obs: "Desenlaces del mismo momento",
  choose: "elija una columna",
  weighted: "Ponderar por precisión (si no, la media simple)",
  covariances: "Covarianzas",
  covariancesHelp:
    "Un par de filas por línea: fila, fila, covarianza. Las filas se numeran como en el paso Datos.",
  covariancesExample: "1; 2; 0,015",
  lineNotRead: (line, rows) =>
    `«${line}» no son dos filas distintas de 1 a ${rows} y un número; no se utiliza.`,
  sharedPairs: (pairs) =>
    pairs === 0
      ? "Por sus números, ninguna fila de un estudio comparte grupo de control."
      : `${pairs} ${pairs === 1 ? "par de filas comparte" : "pares de filas comparten"} un grupo de control.`,
  studies: (count) => `Estudios agregados (${count})`,
  study: "Estudio",
  rows: "Filas",
  weights: "Pesos",
  combined: "Agregado",
  showRow: (row) => `Mostrar la fila ${row} en los datos`,
  moreStudies: (count) => `${count} estudios más no se muestran; el menú Exportar los tiene todos.`,
  varying: (columns) =>
    `Varían dentro de los estudios: ${columns}. Un efecto agregado lleva ahí la media de los números y una lista de los textos.`,
  sensitivity: "Qué depende de la correlación",
  sensitivityCaption: "El efecto combinado con distintas correlaciones dentro de los estudios",
  correlation: { rho: "\u03c1", phi: "\u03c6" },
  pooled: "Combinado",
  tau2: "\u03c4\u00b2",
  chosen: (value) => `${value} (elegido)`,
  notAvailable: "no puede agregarse",
};
