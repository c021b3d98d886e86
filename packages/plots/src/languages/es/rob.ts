import type { robWords as english } from "../../rob-traffic/words.ts";

const studies = (count: number): string => `${count} ${count === 1 ? "estudio" : "estudios"}`;

export const rob: typeof english = {
  nothing:
    "Aún no se ha indicado ningún riesgo de sesgo. Diga en la página de los efectos, en «Riesgo de sesgo», qué columnas contienen los juicios.",
  noRow: "Todos los estudios están excluidos, así que no hay ningún juicio que dibujar.",
  noDomain: "No hay ningún juicio en las columnas del riesgo de sesgo.",
  overall: "Global",
  overallByRule: "Global*",
  domains: "Dominios",
  domain: (short, label) => `${short}: ${label}`,
  byRule: (tool) =>
    `* Sugerido por la regla de ${tool} a partir de los dominios; una persona puede juzgar de otro modo.`,
  judged: (study, domain, judgement) => `${study}, ${domain}: ${judgement}`,
  notJudged: "Sin juzgar",
  missing: "\u2013",
  unread: (count) =>
    count === 1
      ? "1 celda contiene una palabra desconocida y cuenta como sin juzgar."
      : `${count} celdas contienen palabras desconocidas y cuentan como sin juzgar.`,
  share: (percent, label) => `${label} ${percent}`,
  aboutBar: (domain, shares) => `${domain}: ${shares}.`,
  weighted: "Las barras se ponderan por lo que cuentan los estudios en el efecto combinado.",
  unweighted: "Todos los estudios cuentan lo mismo.",
  noWeights:
    "Todos los estudios cuentan lo mismo, porque no hay un efecto combinado del que tomar los pesos.",
  withoutWeight: (count) =>
    `${studies(count)} sin peso en el efecto combinado no ${count === 1 ? "se cuenta" : "se cuentan"}.`,
  about: (count, tool) => `${studies(count)}; instrumento: ${tool}.`,
  aboutColumn: (name, counts) => `${name}: ${counts}.`,
  count: (label, count) => `${label} (${count})`,
};
