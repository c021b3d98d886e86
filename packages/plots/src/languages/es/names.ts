/** Plots are called by their labels, which are whole names in this language. */
export const names = { plot: (label: string): string => label };
