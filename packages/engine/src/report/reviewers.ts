import { formatFixed } from "../format/index.ts";
import { poolingMethods } from "../models/methods/registry.ts";
import { within } from "../phrases/within.ts";
import type { ReportSource } from "./types.ts";

/** A question of AMSTAR 2 that an analysis can answer, with the answer of this one. */
export interface ReviewerAnswer {
  /** Number of the item in AMSTAR 2. */
  readonly item: string;
  readonly question: string;
  readonly answer: string;
}

/**
 * What a reviewer asks of a meta-analysis, answered from the project: the questions of AMSTAR 2 on the combination of results (11),
 * the impact of risk of bias (12), heterogeneity (14) and publication bias (15). Source: Shea et al. (2017).
 */
export function reviewerAnswers(source: ReportSource): readonly ReviewerAnswer[] {
  return [
    { item: "11", question: "Were appropriate methods used to combine results?", answer: combining(source) },
    { item: "11", question: "Were weights and heterogeneity accounted for?", answer: weighting(source) },
    {
      item: "12",
      question: "Was the impact of the risk of bias of single studies on the result assessed?",
      answer: riskOfBias(source),
    },
    { item: "14", question: "Was heterogeneity explained and discussed?", answer: heterogeneity(source) },
    {
      item: "15",
      question: "Was publication bias investigated, and its impact discussed?",
      answer: publication(source),
    },
  ];
}

function combining({ report, document }: ReportSource): string {
  if (report.fit === null) return "Nothing was combined.";
  const { label } = poolingMethods.get(document.model.pooling);
  return `Studies were combined by ${within(label)}, ${document.model.kind} effects. Why combining was justified is for the authors to say (item 13d of PRISMA).`;
}

function weighting({ report, document }: ReportSource): string {
  const weights = report.fit?.weights ?? [];
  if (weights.length === 0) return "The model has no weights of single studies.";
  const largest = weights.reduce((greatest, weight) => Math.max(greatest, weight), 0);
  const most = formatFixed(largest, 1);
  if (document.model.kind !== "random") {
    return `Weights are listed study by study; the largest is ${most} %. I\u00b2 and Q are reported; the model has no \u03c4\u00b2.`;
  }
  return (report.fit?.prediction ?? null) === null
    ? `Weights are listed study by study; the largest is ${most} %. \u03c4\u00b2, I\u00b2 and Q are reported.`
    : `Weights are listed study by study; the largest is ${most} %. \u03c4\u00b2, I\u00b2 and Q are reported with the prediction interval.`;
}

/** A column that a moderator was made of, and whose name tells of a risk of bias. */
function riskOfBias({ document }: ReportSource): string {
  const judged =
    document.riskOfBias === undefined ? "" : " Judgements of every study stand under Risk of bias.";
  const column = document.moderators?.variables.find(({ column: name }) =>
    /risk.?of.?bias|\brob\b|quality/i.test(name),
  );
  return column === undefined
    ? `The analysis holds no moderator for the risk of bias; compare the result with that of studies at low risk.${judged}`
    : `\u201c${column.column}\u201d was examined as a moderator; see Moderators.${judged}`;
}

function heterogeneity({ report }: ReportSource): string {
  const k = report.fit?.k ?? 0;
  const moderation = report.moderation;
  if (moderation === undefined) return "Possible causes were not examined by moderators.";
  const columns = moderation.panels.length;
  const few =
    columns > 0 && k < 10 * columns
      ? ` With ${k} studies for ${columns} moderators (fewer than ten each) such analyses are exploratory.`
      : "";
  return `${columns} ${columns === 1 ? "moderator was" : "moderators were"} examined; see Moderators.${few}`;
}

function publication({ audit }: ReportSource): string {
  if (audit === null) return "No audit for publication bias was made.";
  return audit.assessed[0] ?? "";
}
