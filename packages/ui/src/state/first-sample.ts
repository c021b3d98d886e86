/** Folder of the analysis that is shown to someone who comes for the first time. */
export const FIRST = "third-wave-students";

/** The element of the page that holds it with its report, put there when the page is built. */
export const FIRST_ANSWER = "first-answer";
