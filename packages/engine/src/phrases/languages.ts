/** The languages that page, figures and report can be in, by their codes; the engine itself speaks English. */
export const LANGUAGES = ["en", "es", "de"] as const;

export type Language = (typeof LANGUAGES)[number];
