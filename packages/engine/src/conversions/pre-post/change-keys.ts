/** Keys of the quantities that describe one group before and after. */
export interface ChangeKeys {
  readonly ending: string;
  readonly words: string;
  readonly n: string;
  readonly meanPre: string;
  readonly sdPre: string;
  readonly meanPost: string;
  readonly sdPost: string;
  readonly meanChange: string;
  readonly sdChange: string;
  readonly seChange: string;
  readonly lower: string;
  readonly upper: string;
  readonly t: string;
  readonly p: string;
}

function numbered(group: 1 | 2): ChangeKeys {
  return {
    ending: `-${group}`,
    words: `group ${group}`,
    n: `n${group}i`,
    meanPre: `m${group}_pre`,
    sdPre: `sd${group}_pre`,
    meanPost: `m${group}_post`,
    sdPost: `sd${group}_post`,
    meanChange: `m${group}_change`,
    sdChange: `sd${group}_change`,
    seChange: `se${group}_change`,
    lower: `m${group}_change_lb`,
    upper: `m${group}_change_ub`,
    t: `t${group}_change`,
    p: `p${group}_change`,
  };
}

const SINGLE: ChangeKeys = {
  ending: "",
  words: "one group",
  n: "ni",
  meanPre: "m_pre",
  sdPre: "sd_pre",
  meanPost: "m_post",
  sdPost: "sd_post",
  meanChange: "m_change",
  sdChange: "sd_change",
  seChange: "se_change",
  lower: "m_change_lb",
  upper: "m_change_ub",
  t: "t_paired",
  p: "p_paired",
};

/** Both groups of a comparison before and after, and a group on its own. */
export const CHANGES: readonly ChangeKeys[] = [numbered(1), numbered(2), SINGLE];
