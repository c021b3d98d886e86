import type { BiasFamily, BiasVerdict } from "../bias-types.ts";
import { whenSpoken } from "../phrases/phrases.ts";
import { recordTeller } from "../phrases/records.ts";

/** What a verdict says of publication bias, in a word or three. */
export const VERDICT_READINGS: Readonly<Record<BiasVerdict["reading"], string>> = {
  assessable: "assessable",
  concern: "concern",
  mixed: "mixed",
  "no-concern": "no concern raised",
  open: "open",
};

/** A family of methods for headings: what it is called and what it asks. */
interface FamilyWords {
  readonly family: BiasFamily;
  readonly label: string;
  readonly question: string;
}

/** Every family, in the order of the audit. */
export const BIAS_FAMILIES: readonly FamilyWords[] = [
  {
    family: "asymmetry",
    label: "Asymmetry of the funnel",
    question: "Do small studies report other effects than large ones?",
  },
  {
    family: "missing",
    label: "Missing studies",
    question: "Which studies would make the funnel symmetric, and how many would it take?",
  },
  {
    family: "adjusted",
    label: "Adjusted estimates",
    question: "What is left of the effect under other assumptions about which results are published?",
  },
  {
    family: "selection",
    label: "Selection models",
    question: "Does the probability of publication depend on the p-value?",
  },
  {
    family: "p-values",
    label: "Significant p-values",
    question: "Do the significant results carry evidence, and are there more of them than expected?",
  },
  {
    family: "averaging",
    label: "Bayesian model averaging",
    question: "How probable are an effect, heterogeneity and bias, over many models at once?",
  },
];

whenSpoken(recordTeller(() => BIAS_FAMILIES));
