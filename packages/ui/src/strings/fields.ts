/** What fields for numbers say when they cannot take one. */
export const fields = {
  outOfRange: (range: string, kept: string) => `A number ${range} is needed; until then ${kept} holds.`,
  range: (min: number, max: number) =>
    max === Number.POSITIVE_INFINITY ? `of ${min} or more` : `from ${min} to ${max}`,
} as const;
