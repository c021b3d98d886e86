import type { ModelSpec } from "../document/types.ts";
import { formatAdaptive, formatFixed } from "../format/index.ts";
import { listed } from "../format/told.ts";
import { type ShownI2, shownI2 } from "../models/shown-i2.ts";
import type { GroupSummary, SubgroupReport } from "../moderation-types.ts";
import { type Issue, issue } from "../result.ts";
import {
  type EffectWords,
  effectWords,
  inBrackets,
  intervalWords,
  isClear,
  studiesWords,
  testWords,
} from "./effect-words.ts";

type Parts = Omit<SubgroupReport, "caption" | "sentences" | "issues">;

/** One line: how tau2 is taken, and by which test the groups are compared. */
export function subgroupCaption({ tau2, commonTau2, between, groups }: Parts, model: ModelSpec): string {
  const test =
    between === null
      ? "No test between groups."
      : `Test between groups (${comparedWords(groups)}): ${testWords(between)}.`;
  if (model.kind !== "random") return `No τ² (${model.kind} effects). ${test}`;
  if (model.tau2 !== null) return `τ² given as ${formatAdaptive(model.tau2, 3)} for all groups. ${test}`;
  if (groups.length < 2) return `All studies are in one group. ${test}`;
  return tau2 === "separate"
    ? `A separate τ² for each group. ${test}`
    : `One τ² for all groups (${commonTau2?.estimate == null ? "which these studies cannot give" : formatAdaptive(commonTau2.estimate, 3)}). ${test}`;
}

/** Which groups the test compares: "online, group and (none)", those of one study marked, since they count alike. */
function comparedWords(groups: Parts["groups"]): string {
  return listed(
    groups
      .filter(({ compared }) => compared)
      .map(({ level, k }) => (k === 1 ? `“${level}” with its one study` : `“${level}”`)),
  );
}

/** The groups and their comparison in words. */
export function subgroupSentences(report: Parts, measure: string, model: ModelSpec): string[] {
  const words = effectWords(measure);
  return [...report.groups.map((group) => groupSentence(group, words, model)), ...comparison(report)];
}

function groupSentence(
  { level, k, studies, summary, prediction, tau2, heterogeneity, compared }: GroupSummary,
  words: EffectWords,
  spec: ModelSpec,
): string {
  if (summary === null) {
    const [study] = studies;
    const said =
      study === undefined
        ? ""
        : ` ${study.label}, ${words.name} ${words.effect(study.yi)}${inBrackets([intervalWords(study.interval, words.effect)])}`;
    return `${level} has one study,${said}: it stands for itself, without a summary or a τ²${compared ? ", and counts as a group in the test between groups" : ", and takes no part in the test between groups"}.`;
  }
  const shown = heterogeneity === null ? null : shownI2({ spec, heterogeneity });
  const clauses = [
    intervalWords(summary.interval, words.effect),
    intervalWords(prediction, words.effect, "PI"),
    `k = ${k}`,
    tau2?.estimate == null ? "" : `τ² ${formatAdaptive(tau2.estimate, 3)}`,
    i2Words(shown),
  ];
  return `${level}: ${words.name} ${words.effect(summary.estimate)}${inBrackets(clauses)}.`;
}

function i2Words(shown: ShownI2 | null): string {
  if (shown === null || shown.index.estimate === null) return "";
  const share = formatFixed(shown.index.estimate, 0);
  return shown.from === "Q" ? `I² ${share}\u00a0% from Q` : `I² ${share}\u00a0% from τ²`;
}

function comparison({ between, groups, level }: Parts): string[] {
  if (between === null) {
    return groups.length < 2 ? [] : ["Fewer than two groups have a summary, so the groups are not compared."];
  }
  const compared = groups.filter((group) => group.compared).length;
  const found = isClear(between, level)
    ? "The groups differ"
    : "There is no clear difference between the groups";
  return [
    `${found} (${testWords(between)}, ${compared} groups). Read the comparison from this test, not from which groups are significant by themselves.`,
  ];
}

/** What a reader has to know of the groups. */
export function subgroupIssues({ by, groups, tau2 }: Parts, model: ModelSpec, noLevel: string): Issue[] {
  const path = { column: by, field: "moderators.subgroups" };
  const found: Issue[] = [];
  const left = groups.filter(({ compared }) => !compared);
  const blank = groups.find(({ level }) => level === noLevel);
  if (groups.length === 1) {
    found.push(
      issue(
        "subgroups-one-group",
        "warning",
        `All studies have the same ${by}, ${groups[0]!.level}: there is one group, and nothing to compare it with.`,
        "Choose another column, or look for studies of another kind.",
        path,
      ),
    );
  }
  if (left.length > 0) {
    found.push(
      issue(
        "subgroups-single-study",
        "note",
        `${left.map(({ level }) => level).join(", ")}: one study each. A single study has no τ² of its own, so it is shown without a summary and left out of the test between groups.`,
        "Merge levels, or choose one τ² for all groups.",
        path,
      ),
    );
  }
  if (blank !== undefined) {
    found.push(
      issue(
        "subgroups-blank",
        "note",
        `${studiesWords(blank.k)} without an entry in ${by} ${blank.k === 1 ? "is" : "are"} a group of ${blank.k === 1 ? "its" : "their"} own, ${noLevel}.`,
        "Enter what the studies report, or leave these rows out.",
        path,
      ),
    );
  }
  if (model.pooling !== "IV") {
    found.push(
      issue(
        "subgroups-by-inverse-variance",
        "note",
        `The groups are pooled by inverse variance with ${tau2 === "common" ? "one τ²" : "separate τ²"}, because comparisons of groups are not defined for the document’s way to pool.`,
        "Choose inverse variance for the pooled effect too if the numbers are to be compared.",
        path,
      ),
    );
  }
  return found;
}
