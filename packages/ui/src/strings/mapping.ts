import { spoken } from "./spoken.ts";

const columns = (count: number): string => `${count} ${count === 1 ? "column" : "columns"}`;

/** What is made of each column of a table that is imported. */
export const mapping = spoken("mapping", {
  heading: "What is made of each column",
  measure: "Effect measure",
  lead: (roles: number, none: number) =>
    `${columns(roles)} with a role, ${columns(none)} without. Give a role to a column by choosing one.`,
  column: "Column",
  role: "Role",
  note: "What becomes of it",
  roleOf: (name: string) => `Role of ${name}`,
  none: "no role",
  common: "Of every table",
  inputs: "Inputs of the measure",
  further: "Other numbers effects are computed from",
  fine: "used as it is",
  remembered: "Roles as you gave them to the last table with these columns.",
  transposed: "Studies stand side by side: exchange rows and columns",
  split: "Put several numbers of one cell into columns, such as 2.1 (1.2-3.7)",
  keepsTotals: "Pool rows named as the sum of others, such as Total, like studies",
  asInAnalysis: "Roles of the present analysis, whose columns this table has too.",
});
