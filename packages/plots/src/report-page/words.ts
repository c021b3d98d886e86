import { spoken, type Words } from "../spoken.ts";

const english = {
  contents: "Contents",
  items: (items: string): string => `PRISMA ${items}`,
  figure: (name: string, description: string): string => `${name}. ${description}`,
  made: (program: string): string =>
    `Made by ${program}. Numbers are rounded for reading; the project file and the tables hold them unrounded.`,
};

/** What the report says of itself as a page. */
export const reportWords: Words<typeof english> = spoken("reportPage", english);
