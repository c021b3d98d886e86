import type { flowWords as english } from "../../prisma/words.ts";

export const flow: typeof english = {
  nothing:
    "Aún no se ha indicado ningún número del flujo de estudios. Escríbalos en la página del informe, en «Flujo de estudios».",
  unknown: "?",
  n: (what, count) => `${what} (n\u00a0=\u00a0${count})`,
  phases: { identification: "Identificación", screening: "Cribado", included: "Incluidos" },
  heads: {
    previous: "Estudios previos",
    newDatabases: "Identificación de nuevos estudios a través de bases de datos y registros",
    databases: "Identificación de estudios a través de bases de datos y registros",
    newOther: "Identificación de nuevos estudios a través de otros métodos",
    other: "Identificación de estudios a través de otros métodos",
  },
  previousStudies: "Estudios incluidos en la versión anterior de la revisión",
  previousReports: "Publicaciones de estudios incluidos en la versión anterior de la revisión",
  identified: "Registros identificados de:",
  databases: "Bases de datos",
  registers: "Registros",
  sources: "Otras fuentes",
  removed: "Registros eliminados antes del cribado:",
  duplicates: "Registros duplicados eliminados",
  automation: "Registros marcados como no elegibles por herramientas de automatización",
  otherRemoved: "Registros eliminados por otros motivos",
  screened: "Registros cribados",
  excluded: "Registros excluidos",
  byPeople: "por una persona",
  byTools: "por herramientas de automatización",
  sought: "Publicaciones buscadas para su recuperación",
  notRetrieved: "Publicaciones no recuperadas",
  assessed: "Publicaciones evaluadas para decidir su elegibilidad",
  excludedReports: "Publicaciones excluidas:",
  noReason: "Sin motivo indicado",
  included: {
    new: {
      studies: "Estudios incluidos en la revisión",
      reports: "Publicaciones de los estudios incluidos",
    },
    updated: {
      studies: "Nuevos estudios incluidos en la revisión",
      reports: "Publicaciones de los nuevos estudios incluidos",
    },
  },
  total: {
    studies: "Total de estudios incluidos en la revisión",
    reports: "Publicaciones del total de estudios incluidos",
  },
  sentence: (lines) => `${lines.join("; ")}.`,
};
