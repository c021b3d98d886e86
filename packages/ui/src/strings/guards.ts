import { spoken } from "./spoken.ts";

/** What the page says around the findings of guards; their own words come with their records. */
export const guards = spoken("guards", {
  dismissed: (count: number) =>
    `${count} ${count === 1 ? "finding" : "findings"} you said ${count === 1 ? "is" : "are"} right`,
  heading: "Checks of the numbers",
  lead: "The numbers are checked as they are entered; what looks wrong is said beside its cell. Some checks need to know more.",
});
