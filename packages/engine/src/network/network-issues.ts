import { type Issue, issue } from "../result.ts";

/** Issues of a network; each names the study and, where there is one, the row. */

export function sameTreatment(study: string, treatment: string, rowId: string): Issue {
  return issue(
    "network-same-treatment",
    "error",
    `A row of ${study} was left out: it compares “${treatment}” with itself, and a network is made of comparisons of two different treatments.`,
    "Correct one of the two treatments, or exclude the row.",
    { rowId },
  );
}

export function treatmentMissing(study: string, rowId: string, column: string): Issue {
  return issue(
    "network-treatment-missing",
    "error",
    `A row of ${study} was left out: the column “${column}” does not name its treatment.`,
    "Fill in the treatment, or exclude the row.",
    { rowId, column },
  );
}

export function pairTwice(study: string, first: string, second: string, rowId: string): Issue {
  return issue(
    "network-pair-twice",
    "error",
    `${study} was left out of the network: two of its rows compare “${first}” with “${second}”, and it is not known how they hang together.`,
    "Exclude one of them, combine them, or give studies of their own different names.",
    { rowId },
  );
}

export function armTwice(study: string, treatment: string, rowId: string): Issue {
  return issue(
    "network-arm-twice",
    "error",
    `${study} was left out of the network: two of its arms have the treatment “${treatment}”.`,
    "Combine the two arms into one row, or give the treatments different names.",
    { rowId },
  );
}

export function oneArm(study: string, rowId: string): Issue {
  return issue(
    "network-one-arm",
    "error",
    `${study} was left out of the network: only one of its arms can be used, and nothing is compared with it.`,
    "Add the other arms as rows with the same name of the study.",
    { rowId },
  );
}

export function incomplete(study: string, arms: number, has: number, rowId: string): Issue {
  return issue(
    "network-multi-arm-incomplete",
    "error",
    `${study} was left out of the network: it has ${arms} arms, which make ${(arms * (arms - 1)) / 2} comparisons, and ${has} of them can be used. The others are needed to know how the comparisons of the study are correlated.`,
    "Add a row for each comparison of two of its arms, or enter the study as one row per arm.",
    { rowId },
  );
}

export function effectsDisagree(study: string, rowId: string): Issue {
  return issue(
    "network-multi-arm-effects",
    "error",
    `${study} was left out of the network: the effects of its comparisons contradict each other. Of three arms, the first against the third must be the first against the second plus the second against the third.`,
    "Compare the effects and the order of the treatments with the report, or enter the study as one row per arm.",
    { rowId },
  );
}

export function effectsRounded(study: string, rowId: string): Issue {
  return issue(
    "network-multi-arm-rounded",
    "note",
    `The effects of the comparisons of ${study} do not add up exactly, as rounded numbers do not; the closest effects that do were used.`,
    "Enter the study with more digits, or as one row per arm, if they are at hand.",
    { rowId },
  );
}

export function variancesDisagree(study: string, rowId: string): Issue {
  return issue(
    "network-multi-arm-variances",
    "error",
    `${study} was left out of the network: the standard errors of its comparisons cannot belong to one set of arms.`,
    "Compare the standard errors with the report, or enter the study as one row per arm.",
    { rowId },
  );
}

export function armVarianceNegative(study: string, treatment: string, rowId: string): Issue {
  return issue(
    "network-arm-variance",
    "warning",
    `By the standard errors of ${study} the variance of its arm “${treatment}” would be negative. They count as they are; independent arms have no such standard errors.`,
    "Check the standard errors, unless the arms are correlated, as those of crossover trials and of two sides of a body are.",
    { rowId },
  );
}

export function apart(parts: readonly (readonly string[])[]): Issue {
  const list = parts.map((part) => `(${part.join(", ")})`).join(" ");
  return issue(
    "network-disconnected",
    "error",
    `The treatments fall into ${parts.length} networks that no study connects: ${list}. Treatments of different networks cannot be compared, and nothing is fitted.`,
    "Check the spelling of treatments; otherwise exclude the rows of all networks but one.",
  );
}

export function noContrasts(): Issue {
  return issue(
    "network-empty",
    "error",
    "No study compares two treatments with a usable effect, so that there is no network.",
    "Choose the columns of study and treatments, and check the rows that were left out.",
  );
}

export function unsolvable(): Issue {
  return issue(
    "network-not-solved",
    "error",
    "The weights of the studies are too unequal for the network to be solved, so that nothing is fitted.",
    "Look for a standard error that is far too small or far too large.",
  );
}

export function noFreedom(): Issue {
  return issue(
    "network-no-degrees-of-freedom",
    "warning",
    "No comparison is made twice, neither directly nor over other treatments: heterogeneity and inconsistency cannot be estimated, and the network is fitted with equal effects.",
    "Read the intervals as the narrowest that could be true; more studies would be needed to judge them.",
  );
}

export function unknownReference(name: string, used: string): Issue {
  return issue(
    "network-reference",
    "warning",
    `No usable study has the reference treatment “${name}”; “${used}” took its place.`,
    "Choose another reference treatment.",
    { field: "network.reference" },
  );
}
