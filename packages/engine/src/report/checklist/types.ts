import type { ReportSource } from "../types.ts";

/** `done`: told here; `elsewhere`: this program cannot know it, and the user has said where it stands; `missing`: not told. */
type ChecklistState = "done" | "elsewhere" | "missing";

/** What a look at the project finds of one item: told, or what lacks and what to do. */
export interface Finding {
  readonly state: ChecklistState;
  /** Where it stands, or what lacks. */
  readonly says: string;
  /** What to do; "" = nothing. */
  readonly remedy: string;
}

/** What items are judged by: the analysis, and which sections are in the report. */
export interface ChecklistSource extends ReportSource {
  readonly sections: ReadonlySet<string>;
  /** Where items are reported that no project holds, in the user's words, by item. */
  readonly told: Readonly<Record<string, string>>;
}

/** An item of PRISMA 2020 that concerns a synthesis. */
export interface ChecklistItem {
  /** `13b`. */
  readonly item: string;
  readonly topic: string;
  /** What the statement asks for, in our words. */
  readonly asks: string;
  look(source: ChecklistSource): Finding;
}

export const done = (says: string): Finding => ({ state: "done", says, remedy: "" });
export const missing = (says: string, remedy: string): Finding => ({ state: "missing", says, remedy });

/** An item that stands outside the project: told by the user, or missing. */
export function outside({ told }: ChecklistSource, item: string, remedy: string): Finding {
  const where = told[item]?.trim() ?? "";
  return where === ""
    ? missing("Nothing in the project tells of it.", remedy)
    : { state: "elsewhere", says: where, remedy: "" };
}
