import { spoken, type Words } from "../spoken.ts";

// Apart from all other words: menus name plots before anything that draws them has been fetched.
const english = { plot: (label: string): string => `${label} plot` } as const;

/** How plots are called by their names. */
export const names: Words<typeof english> = spoken("names", english);
