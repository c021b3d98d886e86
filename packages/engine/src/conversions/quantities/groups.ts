import type { Quantity, QuantityRange } from "../types.ts";
import { SIGNED_P, SIZE, SPREAD } from "./ranges.ts";

interface Wording {
  /** Key with the place of the group's number: `sd@i`. */
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly range?: QuantityRange;
}

/** What papers report of each of two groups; `@` stands for 1 or 2. */
const PER_GROUP: readonly Wording[] = [
  { key: "m@i", label: "Mean", aliases: ["m@i", "mean@"] },
  { key: "sd@i", range: SPREAD, label: "SD", aliases: ["sd@i", "sd@"] },
  { key: "n@i", range: SIZE, label: "Size", aliases: ["n@i", "n@"] },
  { key: "se@", range: SPREAD, label: "Standard error of the mean", aliases: ["semean@", "sem@", "se@"] },
  {
    key: "m@_lb",
    label: "Lower end of the mean’s interval",
    aliases: ["m@lb", "mean@lower", "lower@", "lb@"],
  },
  {
    key: "m@_ub",
    label: "Upper end of the mean’s interval",
    aliases: ["m@ub", "mean@upper", "upper@", "ub@"],
  },
  { key: "cv@", label: "Coefficient of variation (SD / mean)", aliases: ["cv@"] },
  { key: "med@", label: "Median", aliases: ["median@", "med@"] },
  { key: "q1_@", label: "First quartile", aliases: ["q1group@", "q1g@", "lowerquartile@"] },
  { key: "q3_@", label: "Third quartile", aliases: ["q3group@", "q3g@", "upperquartile@"] },
  { key: "min@", label: "Minimum", aliases: ["minimum@", "min@"] },
  { key: "max@", label: "Maximum", aliases: ["maximum@", "max@"] },
  { key: "iqr@", range: SPREAD, label: "Interquartile range as one width", aliases: ["iqr@"] },
  { key: "range@", range: SPREAD, label: "Range as one width", aliases: ["range@"] },
  { key: "m@_pre", label: "Mean before", aliases: ["m@pre", "mean@pre", "premean@"] },
  { key: "sd@_pre", range: SPREAD, label: "SD before", aliases: ["sd@pre", "presd@"] },
  { key: "m@_post", label: "Mean after", aliases: ["m@post", "mean@post", "postmean@"] },
  { key: "sd@_post", range: SPREAD, label: "SD after", aliases: ["sd@post", "postsd@"] },
  {
    key: "m@_change",
    label: "Mean change (after − before)",
    aliases: ["m@change", "mean@change", "meanchange@"],
  },
  { key: "sd@_change", range: SPREAD, label: "SD of the change", aliases: ["sd@change", "sdchange@"] },
  {
    key: "se@_change",
    range: SPREAD,
    label: "Standard error of the change",
    aliases: ["se@change", "sechange@"],
  },
  {
    key: "m@_change_lb",
    label: "Lower end of the change’s interval",
    aliases: ["m@changelb", "changelower@"],
  },
  {
    key: "m@_change_ub",
    label: "Upper end of the change’s interval",
    aliases: ["m@changeub", "changeupper@"],
  },
  { key: "t@_change", label: "t of the change", aliases: ["t@change", "tchange@"] },
  {
    key: "p@_change",
    range: SIGNED_P,
    label: "Two-sided p of the change",
    aliases: ["p@change", "pchange@"],
  },
];

function perGroup(group: 1 | 2): Quantity[] {
  const numbered = (text: string): string => text.replace("@", String(group));
  return PER_GROUP.map(({ key, label, aliases, range }) => ({
    key: numbered(key),
    label: `${label}, group ${group}`,
    aliases: aliases.map(numbered),
    ...(range === undefined ? {} : { range }),
  }));
}

const ONE_GROUP: readonly Quantity[] = [
  { key: "ni", range: SIZE, label: "People, all together", aliases: ["ntotal", "total", "ni", "n"] },
  {
    key: "one_group",
    range: { least: 0, most: 1, hint: "Enter 1 where the study has one group only, 0 or nothing elsewhere." },
    label: "One group only (1 = yes)",
    aliases: ["onegroup", "singlegroup"],
  },
  { key: "m", label: "Mean, one group", aliases: ["mean", "m"] },
  { key: "sdi", range: SPREAD, label: "SD, one group", aliases: ["sdi", "sd"] },
  {
    key: "se_mean",
    range: SPREAD,
    label: "Standard error of the mean, one group",
    aliases: ["semean", "sem"],
  },
  { key: "mean_lb", label: "Lower end of the mean’s interval, one group", aliases: ["meanlower", "meanlb"] },
  { key: "mean_ub", label: "Upper end of the mean’s interval, one group", aliases: ["meanupper", "meanub"] },
  { key: "cv0", label: "Coefficient of variation, one group", aliases: ["cv"] },
  { key: "med0", label: "Median, one group", aliases: ["median", "med"] },
  {
    key: "q1_0",
    label: "First quartile, one group",
    aliases: ["firstquartile", "lowerquartile", "q1", "p25"],
  },
  {
    key: "q3_0",
    label: "Third quartile, one group",
    aliases: ["thirdquartile", "upperquartile", "q3", "p75"],
  },
  { key: "min0", label: "Minimum, one group", aliases: ["minimum", "min"] },
  { key: "max0", label: "Maximum, one group", aliases: ["maximum", "max"] },
  {
    key: "iqr0",
    range: SPREAD,
    label: "Interquartile range as one width, one group",
    aliases: ["interquartilerange", "iqr"],
  },
  { key: "range0", range: SPREAD, label: "Range as one width, one group", aliases: ["range"] },
  { key: "m_pre", label: "Mean before, one group", aliases: ["mpre", "meanpre", "premean"] },
  { key: "sd_pre", range: SPREAD, label: "SD before, one group", aliases: ["sdpre", "presd"] },
  { key: "m_post", label: "Mean after, one group", aliases: ["mpost", "meanpost", "postmean"] },
  { key: "sd_post", range: SPREAD, label: "SD after, one group", aliases: ["sdpost", "postsd"] },
  { key: "m_change", label: "Mean change (after − before), one group", aliases: ["mchange", "meanchange"] },
  {
    key: "sd_change",
    range: SPREAD,
    label: "SD of the change, one group",
    aliases: ["sdchange", "changesd"],
  },
  {
    key: "se_change",
    range: SPREAD,
    label: "Standard error of the change, one group",
    aliases: ["sechange", "changese"],
  },
  { key: "m_change_lb", label: "Lower end of the change’s interval, one group", aliases: ["changelower"] },
  { key: "m_change_ub", label: "Upper end of the change’s interval, one group", aliases: ["changeupper"] },
];

const BETWEEN_GROUPS: readonly Quantity[] = [
  {
    key: "sd_pooled",
    range: SPREAD,
    label: "Pooled SD within groups",
    aliases: ["pooledsd", "sdpooled", "sdwithin", "spooled"],
  },
  {
    key: "sd_total",
    range: SPREAD,
    label: "SD of all people together",
    aliases: ["totalsd", "sdtotal", "overallsd"],
  },
  {
    key: "md",
    label: "Mean difference (group 1 − group 2)",
    aliases: ["meandifference", "meandiff", "md", "differenceinmeans", "diffinmeans"],
  },
  {
    key: "md_se",
    range: SPREAD,
    label: "Standard error of the mean difference",
    aliases: ["semeandifference", "mdse", "semd"],
  },
  { key: "md_lb", label: "Lower end of the mean difference’s interval", aliases: ["mdlower", "mdlb"] },
  { key: "md_ub", label: "Upper end of the mean difference’s interval", aliases: ["mdupper", "mdub"] },
];

/** Means, spreads, medians and sizes of groups; 1 is the treated group, 2 the control group. */
export const GROUP_QUANTITIES: readonly Quantity[] = [
  ...perGroup(1),
  ...perGroup(2),
  ...ONE_GROUP,
  ...BETWEEN_GROUPS,
];
