import type { GroupSummary, SubgroupReport } from "../moderation-types.ts";
import { type Check, one } from "./r-checks.ts";
import { lackOfEstimator } from "./r-model.ts";
import { controlOf, hasOwnTest, type ModeratorsInR, methodOf, testOf } from "./r-moderator-options.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber, rString, rStrings } from "./r-text.ts";

/** The groups of studies that a document compares, each with its own summary in R. */
export function subgroupsPart(all: ModeratorsInR): Part[] {
  const subgroups = all.report.moderation?.subgroups ?? null;
  if (subgroups === null) return [];
  const summarised = subgroups.groups.filter(({ summary }) => summary !== null);
  if (summarised.length === 0) return [];
  const code = [
    rComment(`Subgroups by ${subgroups.by}, ${subgroups.tau2} tau2. ${subgroups.caption}`),
    "grouped <- effects_of",
    `grouped$level <- ${rStrings(levelOfEffects(all, subgroups))}`,
    "grouped <- grouped[!is.na(grouped$level), ]",
    ...(subgroups.tau2 === "common" ? commonCode(all, subgroups) : separateCode(all, summarised)),
    ...betweenCode(subgroups),
  ];
  return [{ code, checks: checksOf(all, subgroups, summarised), unchecked: [] }];
}

function levelOfEffects({ report }: ModeratorsInR, { groups }: SubgroupReport): (string | null)[] {
  const levels = new Map(
    groups.flatMap(({ level, studies }) => studies.map(({ rowId }) => [rowId, level] as const)),
  );
  return report.effects!.rowIds.map((rowId) => levels.get(rowId) ?? null);
}

function options({ input: { model } }: ModeratorsInR, isExact = false): string {
  // Where each group is one study nothing is left to estimate tau2 from: it is 0, which rma() has to be told.
  const tau2 = model.tau2 ?? (isExact ? 0 : null);
  const given = model.kind === "random" && tau2 !== null ? `, tau2 = ${rNumber(tau2)}` : "";
  const weights = { "inverse-variance": "", unweighted: ", weighted = FALSE", user: ", weights = weight" };
  const weighted = weights[model.weighting];
  return `${methodOf(model)[1]}${given}${weighted}, ${testOf(model.test)}, level = ${rNumber(100 * model.level)}, control = ${controlOf(model)}`;
}

function commonCode(all: ModeratorsInR, { groups, k }: SubgroupReport): string[] {
  if (groups.length < 2) return separateCode(all, groups);
  const levels = rStrings(groups.map(({ level }) => level));
  return [
    `grouped$level <- factor(grouped$level, levels = ${levels})`,
    `res_groups <- rma(yi, vi, mods = ~ 0 + level, data = grouped, ${options(all, groups.length === k)})`,
    "print(res_groups)",
    "place_of <- function(level) match(level, levels(grouped$level))",
    "group_mean <- function(level) as.numeric(res_groups$beta)[place_of(level)]",
    "group_se <- function(level) res_groups$se[place_of(level)]",
  ];
}

function separateCode(all: ModeratorsInR, summarised: readonly GroupSummary[]): string[] {
  const levels = rStrings(summarised.map(({ level }) => level));
  return [
    `group_names <- c(${levels})`,
    "fit_group <- function(level) {",
    `  rma(yi, vi, data = grouped[grouped$level == level, ], ${options(all)})`,
    "}",
    "group_fits <- lapply(group_names, fit_group)",
    "names(group_fits) <- group_names",
    "print(group_fits)",
    "group_mean <- function(level) as.numeric(group_fits[[level]]$beta)",
    "group_se <- function(level) group_fits[[level]]$se",
  ];
}

/** The test that the groups have the same mean. */
function betweenCode({ between, tau2, groups }: SubgroupReport): string[] {
  if (between === null) return [];
  if (tau2 === "common") {
    const others = groups.map((_, i) =>
      i === 0 ? [] : [`replace(replace(numeric(${groups.length}), 1, -1), ${i + 1}, 1)`],
    );
    return [`between <- anova(res_groups, X = rbind(${others.flat().join(", ")}))`, "print(between)"];
  }
  const compared = rStrings(groups.filter((group) => group.compared).map(({ level }) => level));
  if (groups.some((group) => group.compared && group.summary === null)) return [];
  return [
    `compared_groups <- c(${compared})`,
    "means <- sapply(compared_groups, group_mean)",
    "weights_of <- 1 / sapply(compared_groups, group_se)^2",
    "q_between <- sum(weights_of * (means - sum(weights_of * means) / sum(weights_of))^2)",
    'cat(sprintf("Q between groups = %.4f, df = %d\\n", q_between, length(means) - 1))',
  ];
}

function checksOf(
  { input: { model } }: ModeratorsInR,
  subgroups: SubgroupReport,
  summarised: readonly GroupSummary[],
): Check[] {
  const own = hasOwnTest(model.test);
  const checks = summarised.flatMap(({ level, summary }) => {
    const name = rString(level);
    return [
      one(`subgroup ${level}: estimate`, summary!.estimate, `group_mean(${name})`, `group_se(${name})`),
      ...(own ? [] : [one(`subgroup ${level}: SE`, summary!.se, `group_se(${name})`, "0")]),
    ];
  });
  const { between, tau2, groups } = subgroups;
  const lacks = groups.some((group) => group.compared && group.summary === null) && tau2 === "separate";
  const tested =
    between === null || own || lacks
      ? []
      : [
          one(
            "between subgroups",
            between.statistic.value,
            tau2 === "common" ? "between$QM" : "q_between",
            "1",
          ),
        ];
  const lack =
    model.kind === "random" && model.tau2 === null
      ? lackOfEstimator(model.estimator, lowestTau2(subgroups))
      : null;
  return [...checks, ...tested].map((check) => (lack === null ? check : { ...check, onlyIf: lack }));
}

/** R creeps towards a tau2 of 0 where an estimator has it as its limit. */
function lowestTau2({ groups, commonTau2 }: SubgroupReport): number | null {
  if (commonTau2 !== null) return commonTau2.estimate;
  const found = groups.flatMap(({ tau2 }) => tau2?.estimate ?? []);
  return found.length === 0 ? null : Math.min(...found);
}
