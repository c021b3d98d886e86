import { AMSTAR } from "../prisma-source.ts";
import { reviewerAnswers } from "../reviewers.ts";
import type { ReportSection } from "../types.ts";
import { table } from "../wording.ts";

/** What reviewers ask, after AMSTAR 2. */
export const reviewers: ReportSection = {
  id: "reviewers",
  label: "For reviewers",
  summary: "The questions of AMSTAR 2 that an analysis can answer, answered from the project.",
  reference: AMSTAR,
  usual: true,
  parts: (source) => [
    table(
      "Questions of AMSTAR 2",
      ["Item", "Question", "Answer"],
      reviewerAnswers(source).map(({ item, question, answer }) => [item, question, answer]),
      false,
    ),
  ],
};
