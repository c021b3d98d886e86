import { spoken, type Words } from "../spoken.ts";

const english = {
  upright: (id: string, unit: string): string => {
    const names: Readonly<Record<string, string>> = {
      sei: "Standard error",
      vi: "Variance",
      seinv: "Precision (1 / standard error)",
      vinv: "1 / variance",
      ni: "Size of the study",
      ninv: "1 / size",
      sqrtni: "Square root of the size",
      sqrtninv: "1 / square root of the size",
      lni: "Logarithm of the size",
      wi: "Weight (%)",
      ess: "1 / square root of the effective size",
    };
    return `${names[id] ?? id}${unit === "" ? "" : ` (${unit})`}`;
  },
  noHeight:
    "No study tells where it lies on the upright axis chosen: the sizes of the studies, or their weights, are not known. Choose standard errors, or give the columns that hold the sizes.",
  noGroup: "not told",
  otherGroups: "Others",
  noRegion:
    "No region is drawn: how far effects spread follows from standard errors, and the upright axis shows something else.",
  onlyErrors: "What the audit finds is drawn over standard errors only.",
  sizeLine:
    "Line: regression of the effects on 1 / square root of the effective size, weighted by it; where it slants, small studies find other effects.",
  noSizeLine: "Deeks\u2019 test has no line here: the audit says why.",
  withoutHeight: (count: number): string =>
    `${count === 1 ? "1 study is" : `${count} studies are`} not drawn: the table does not tell where ${count === 1 ? "it lies" : "they lie"} on this axis.`,
  noNull: "Contours of significance are not drawn: this measure has no value of no effect to centre them on.",
  noPooled: "No region is drawn: without a single pooled effect there is nothing to centre it on.",
  region: (level: string, model: string): string =>
    `Dashed: pseudo ${level} region around the pooled effect; it allows for sampling error only, not for heterogeneity. Model: ${model}.`,
  widened: (level: string, model: string): string =>
    `Dashed: pseudo ${level} region around the pooled effect, widened by \u03c4\u00b2. Model: ${model}.`,
  shades: (none: string): string =>
    `Shades: two-sided p-value of each study against no effect (${none}). Studies missing where p > .10 suggest publication bias; missing where p is small, another cause.`,
  pValues: {
    above10: "p > .10",
    from05to10: ".05 < p < .10",
    from01to05: ".01 < p < .05",
    below01: "p < .01",
  },
  boundaries: { ten: "p = .10", five: "p = .05", one: "p = .01" },
  filled: (count: number, ran: string): string =>
    count === 0 ? `No study is filled in. ${ran}` : `Open circles: ${count} filled in. ${ran}`,
  filledEstimate: (name: string, value: string): string =>
    `Pooled with them ${name} = ${value}: a sensitivity analysis, no corrected effect.`,
  filledTitle: (effect: string, error: string): string => `Filled in: ${effect}, standard error ${error}`,
  lines:
    "Lines: the effect expected at each standard error; where they meet the top, that of a study without sampling error.",
  noAudit: "The audit for publication bias has not been made, so nothing of it is shown.",
  noOverlay: (why: string): string => `Nothing of the audit is shown: ${why}`,
  omitted: (count: number): string =>
    `${count} ${count === 1 ? "name is" : "names are"} left out for want of room.`,
  pointTitle: (label: string, effect: string, error: string): string =>
    `${label}: ${effect}, standard error ${error}`,
  about: {
    studies: (studies: string, upright: string): string =>
      `${studies}, effect against ${upright.charAt(0).toLowerCase()}${upright.slice(1)}.`,
    pooled: (name: string, value: string): string => `Pooled effect ${name} = ${value}.`,
    significant: (count: number, studies: number): string => `${count} of ${studies} studies have p < .01.`,
    outside: (count: number, studies: number): string =>
      `${count} of ${studies} studies lie outside the region.`,
  },
} as const;

/** Every word that funnels draw or speak; the first forest plot does without. Numbers come in as texts, already formatted. */
export const funnelWords: Words<typeof english> = spoken("funnel", english);
