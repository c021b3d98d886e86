/** Keys of the quantities that describe one group. */
export interface GroupKeys {
  /** Ending of the ids of conversions within the group. */
  readonly ending: string;
  /** Words for the group in labels. */
  readonly words: string;
  readonly mean: string;
  readonly sd: string;
  readonly n: string;
  readonly se: string;
  readonly lower: string;
  readonly upper: string;
  readonly cv: string;
  readonly median: string;
  readonly q1: string;
  readonly q3: string;
  readonly min: string;
  readonly max: string;
  readonly iqr: string;
  readonly range: string;
}

function numbered(group: 1 | 2): GroupKeys {
  return {
    ending: `-${group}`,
    words: `group ${group}`,
    mean: `m${group}i`,
    sd: `sd${group}i`,
    n: `n${group}i`,
    se: `se${group}`,
    lower: `m${group}_lb`,
    upper: `m${group}_ub`,
    cv: `cv${group}`,
    median: `med${group}`,
    q1: `q1_${group}`,
    q3: `q3_${group}`,
    min: `min${group}`,
    max: `max${group}`,
    iqr: `iqr${group}`,
    range: `range${group}`,
  };
}

/** The one group of a study that has no other. */
const SINGLE_GROUP: GroupKeys = {
  ending: "",
  words: "one group",
  mean: "m",
  sd: "sdi",
  n: "ni",
  se: "se_mean",
  lower: "mean_lb",
  upper: "mean_ub",
  cv: "cv0",
  median: "med0",
  q1: "q1_0",
  q3: "q3_0",
  min: "min0",
  max: "max0",
  iqr: "iqr0",
  range: "range0",
};

/** Both groups of a comparison, and a group on its own. */
export const GROUPS: readonly GroupKeys[] = [numbered(1), numbered(2), SINGLE_GROUP];
