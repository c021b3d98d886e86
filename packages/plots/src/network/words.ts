import { spoken, type Words } from "../spoken.ts";

const english = {
  none: "No network is asked for. Name the columns of the treatments under Network.",
  noFit: "The network could not be fitted; the messages beside it say why.",
  noHeat:
    "No design can be detached from this network without taking it apart, so that there is no inconsistency to look for.",
  noSplit: "No pair of treatments has both direct and indirect evidence.",
  tooFew: "There is no network to draw: no study compares two treatments.",
  nodeTitle: (name: string, studies: string, people: string): string => `${name}: ${studies}${people}`,
  people: (n: string): string => `, ${n} participants`,
  edgeTitle: (first: string, second: string, studies: string): string => `${first} – ${second}: ${studies}`,
  graphNote: (size: string): string =>
    `Lines join treatments that studies compare directly; width: number of studies. Area of circles: ${size}.`,
  sizes: { studies: "number of studies", participants: "participants", same: "the same for all" },
  multiArm: "Shaded: treatments of studies with three arms or more.",
  graphAbout: (treatments: number, pairs: number, thickest: string): string =>
    `Network of ${treatments} treatments, ${pairs} pairs of them compared directly, most often ${thickest}.`,
  against: (reference: string): string => `Treatment against ${reference}`,
  effect: (name: string, level: string): string => `${name} [${level}\u00a0CI]`,
  fitNote: (model: string, studies: string): string => `${model}, ${studies}.`,
  models: { random: "Random effects", common: "Equal effects" },
  tau: (value: string): string => ` τ = ${value}.`,
  pScore: "P-score",
  rankTitle: (name: string, score: string): string => `${name}: P-score ${score}`,
  rankNote: (wish: string): string =>
    `P-score: mean certainty that a treatment is better than another one, 0 to 1; ${wish}. It ranks, and says nothing of the size of differences.`,
  small: "small effects are wanted",
  large: "large effects are wanted",
  rankAbout: (list: string): string => `Treatments by P-score: ${list}.`,
  pair: (first: string, second: string): string => `${first} vs ${second}`,
  splitRow: { direct: "\u2003direct", indirect: "\u2003indirect", network: "\u2003network" },
  splitHead: "Comparison",
  splitNote: "Of each pair with both kinds of evidence: direct, indirect, and both together in the network.",
  pText: (p: string): string => `difference ${p}`,
  splitTitle: (pair: string, kind: string, text: string): string => `${pair}, ${kind.trim()}: ${text}`,
  heatNote:
    "Rows and columns: designs. Grey squares: how much the evidence of the column counts in the network’s estimate of the row. Colour: what detaching the design of the column does to the inconsistency seen in the row, orange: it goes, blue: it grows.",
  heatRandom: (tau: string): string => `Studies of a design may differ by τ = ${tau}.`,
  heatTitle: (row: string, column: string, change: string, influence: string): string =>
    `Row ${row}, column ${column}: change ${change}, influence ${influence}`,
  heatAbout: (design: string, value: string): string =>
    `Inconsistency is largest in the design ${design} (Q ${value}).`,
  noAdjusted: "No comparison is made by two studies, so that none can deviate from its mean.",
  deviation: (name: string): string => `${name}, deviation from the comparison’s direct estimate`,
  adjustedNote: (level: string, order: string): string =>
    `Each effect less the direct estimate of its comparison, of the treatment later in the order against the earlier one. Dashed: pseudo ${level} region. Order: ${order}.`,
  adjustedTest: (test: string, p: string): string => `Deviation by standard error: ${test}, ${p}.`,
  adjustedAlone: (n: number): string =>
    n === 1
      ? "1 comparison that no other study makes is left out."
      : `${n} comparisons that no other study makes are left out.`,
  adjustedTitle: (mark: string, effect: string, adjusted: string, error: string): string =>
    `${mark}: ${effect}, adjusted ${adjusted}, standard error ${error}`,
  adjustedAbout: (points: number, pairs: number): string =>
    `Comparison-adjusted funnel plot: ${points} comparisons of studies, in ${pairs} groups, around 0.`,
} as const;

/** Every word that the plots of networks draw or speak; numbers come in as texts. */
export const networkWords: Words<typeof english> = spoken("network", english);
