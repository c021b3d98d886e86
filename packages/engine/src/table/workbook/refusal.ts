import { type Issue, issue } from "../../result.ts";

/** A file that is not read any further; thrown inside the reader, and an issue outside of it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly issue: Issue;
  constructor(code: string, what: string, hint: string) {
    super(what);
    this.issue = issue(code, "error", `${what}, so no table was read from it.`, hint);
  }
}

export const SAVE_AGAIN = "Open it in a spreadsheet program and save it again, or save the sheet as CSV.";

export function damaged(what: string): Refusal {
  return new Refusal("file-damaged", `This file is damaged: ${what}`, SAVE_AGAIN);
}
