import type { reportWords as english } from "../../report-page/words.ts";

export const reportPage: typeof english = {
  contents: "Índice",
  items: (items) => `PRISMA ${items}`,
  figure: (name, description) => `${name}. ${description}`.trimEnd(),
  missing: (characters) =>
    `La fuente de este archivo no tiene imagen para algunos caracteres (${characters}), así que aquí quedan en blanco. La página web y el documento de Word los muestran.`,
  wordFont: "Calibri",
  wordLink: "Hyperlink",
  contentsOf: "Qué contiene este archivo comprimido",
  about: {
    "project.treeline.json": "el proyecto, para abrirlo en Treeline",
    "results.json": "todos los números, sin redondear",
    "report/report.html": "el informe como página web",
    "report/report.pdf": "el informe para imprimir",
    "report/report.md": "el informe como texto",
    "report/methods.md": "solo los métodos",
    "tables/effects.csv": "estudios con efectos, intervalos, pesos y de qué se derivaron",
    "tables/results.csv": "los resultados combinados, sin redondear",
    "tables/moderators.csv": "lo que resultó de los moderadores",
    "tables/publication-bias.csv": "la auditoría del sesgo de publicación",
    "tables/sensitivity.csv": "los análisis de estudios individuales que recoge el informe",
    "code/analysis.R": "repite el análisis con metafor y compara todos los números",
    "code/analysis.do": "para Stata",
    "code/analysis.py": "para Python sin paquetes; compara sus números",
    "code/jasp.csv": "datos para JASP",
    "code/jasp-steps.txt": "qué hacer allí con ellos",
  },
  made: (program) =>
    `Hecho con ${program}. Los números están redondeados para la lectura; el archivo del proyecto y las tablas los contienen sin redondear.`,
};
