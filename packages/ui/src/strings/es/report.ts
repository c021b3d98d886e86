import type { reportWords as english } from "../report.ts";

export const report: typeof english = {
  heading: "Informe",
  lead: "Qué se hizo y qué resultó, en frases y tablas para copiar o para llevarse enteras. Los números son los de la pantalla; no se sube nada.",
  waiting: "Se están calculando los resultados; el informe viene después.",
  auditing: "Se está haciendo la auditoría del sesgo de publicación; sus secciones vienen después.",
  examining: "Se están haciendo los análisis de sensibilidad; sus partes aparecerán a continuación.",
  sensitivity: {
    heading: "Análisis de sensibilidad en el informe",
    hint: "Exclusión de uno en uno y análisis afines, con métodos, resultados, figuras y tablas. Solo se informa de lo elegido aquí.",
  },
  parts: {
    heading: "Qué contiene el informe",
    hint: "Se conserva con el proyecto y es lo mismo en todos los archivos.",
  },
  sections: { checklist: "Lista de verificación PRISMA 2020" },
  files: {
    heading: "Para llevar",
    hint: "Los archivos se hacen en este dispositivo.",
    html: "Página web (HTML)",
    docx: "Word (DOCX)",
    pdf: "PDF",
    markdown: "Markdown",
    zip: "Todo (ZIP)",
    print: "Imprimir",
    columns: "Añadir los resultados a la tabla",
    columnsHint:
      "Efecto, error estándar, intervalo, peso, BLUP y residuo de cada estudio como columnas de la tabla; deshacer las quita.",
    code: "Para otros programas",
    codeHint:
      "El mismo análisis para otros programas. Cada archivo dice qué reproduce y qué no puede hacer el otro programa.",
    r: "Script de R (metafor)",
    stata: "Do-file de Stata",
    python: "Script de Python",
    jasp: "JASP (datos y pasos)",
    jaspName: (title) => `${title} jasp`,
    name: (title) => `${title} informe`,
    making: (file) => `Haciendo: ${file}`,
    failed: (detail) =>
      `El archivo no pudo hacerse por un error de Treeline, no de sus datos (${detail}). Pruebe otro formato y comuníquelo, por favor, con el archivo del proyecto.`,
  },
  copy: (section) => `Copiar «${section}»`,
  items: (items) => `PRISMA ${items}`,
  figure: (name, description) => `${name}. ${description}`.trimEnd(),
  contents: "Secciones del informe",
  told: {
    heading: "Lo que solo usted puede decir",
    hint: "Ítems de PRISMA 2020 que ningún archivo de proyecto contiene. Lo que escriba figura en la lista de verificación.",
    label: (item, topic) => `${item} ${topic}`,
    nothing: "No falta nada.",
  },
  state: {
    heading: (done, all) => `Lista de verificación: ${done} de ${all} ítems informados`,
  },
};
