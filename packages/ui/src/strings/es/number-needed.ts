import type { numberNeeded as english } from "../number-needed.ts";

export const numberNeeded: typeof english = {
  heading: (answer) => `Número necesario a tratar (NNT): ${answer}`,
  ifUnwanted: "(si el evento es no deseado)",
  ask: "¿El evento es no deseado, como la muerte, o deseado, como la recuperación? El número lo toma por no deseado hasta que usted lo indique; un evento deseado invierte beneficio y daño.",
  none: "ninguno con este riesgo de control",
  caption: "Eventos entre 1000 personas",
  group: "Grupo",
  perThousand: "Eventos por 1000 personas",
  interval: (level) => `IC del ${level}`,
  control: "Control",
  treated: "Tratado",
  assumed: "supuesto",
  to: " a ",
  median: (risk, groups) =>
    `Con un riesgo de control de ${risk}, la mediana de ${groups} ${groups === 1 ? "grupo" : "grupos"} de control.`,
  given: (risk) => `Con un riesgo de control de ${risk}, como se ha dado.`,
  reading:
    "NNTB: personas que hay que tratar para que una se beneficie; NNTH: para que una resulte perjudicada. Un intervalo que incluye la ausencia de efecto pasa de uno a otro por el infinito (Altman 1998).",
  forWhom: "Para quién es el número",
  risk: "Riesgo de control (%)",
  riskHelp:
    "El riesgo sin tratamiento de las personas a quienes se refiere la respuesta. Vacío: la mediana de los grupos de control.",
  riskNone: "mediana de los estudios",
  riskProblem:
    "Se necesita un riesgo entre 0 y 100\u00a0%, ambos excluidos; sigue valiendo lo anterior. Corríjalo o deje el campo vacío.",
  events: "El evento es",
  eventsHelp:
    "No deseado, como la muerte: menos eventos son un beneficio. Deseado, como la recuperación: lo son más.",
  unwanted: "No deseado",
  wanted: "Deseado",
};
