import { measures } from "../../measures/registry.ts";
import { variesSomething } from "../kept-sensitivity.ts";
import { isCurveAlone } from "../results-pooled.ts";
import { type ChecklistItem, done, missing, outside } from "./types.ts";

/** Items of the results, and item 27: 19 to 22, 27. */
export const resultsItems: readonly ChecklistItem[] = [
  {
    item: "19",
    topic: "Results of individual studies",
    asks: "For each study: summary of each group, effect and its precision.",
    look: ({ sections, report }) =>
      sections.has("studies") && (report.effects?.yi.length ?? 0) > 0
        ? done("Studies; the data of the groups are in the project and in the tables for files")
        : missing("The table of studies is not in the report.", "Put Studies into the report."),
  },
  {
    item: "20a",
    topic: "Characteristics and risk of bias",
    asks: "A summary of the characteristics and the risk of bias of contributing studies.",
    look: (source) =>
      source.document.riskOfBias !== undefined && source.sections.has("risk-of-bias")
        ? done("Risk of bias of the studies, Studies")
        : outside(source, "20a", "Say where characteristics and risk of bias of the studies are reported."),
  },
  {
    item: "20b",
    topic: "Results of syntheses",
    asks: "The summary estimate, its precision, heterogeneity, and the direction of the effect.",
    look({ sections, report, document }) {
      if (isCurveAlone({ report }) && sections.has("dose-response")) return done("Dose-response");
      if (report.fit === null) return missing("Nothing could be pooled.", "See the messages of the results.");
      if (!sections.has("results"))
        return missing("The results are left out of the report.", "Put Results into the report.");
      const { positive, negative } = document.effects.directions;
      const has =
        measures.get(document.effects.measure).nullValue === null || (positive !== "" && negative !== "");
      return has
        ? done("Results")
        : missing(
            "The direction of the effect is not told in words.",
            "Write both directions at the step Effects.",
          );
    },
  },
  {
    item: "20c",
    topic: "Causes of heterogeneity",
    asks: "Results of investigations of possible causes of heterogeneity.",
    look: (source) =>
      source.report.moderation === undefined
        ? outside(source, "20c", "Choose moderators at the step Model, or say why none were examined.")
        : source.sections.has("moderators") || source.sections.has("results")
          ? done("Results, Moderators")
          : missing(
              "Moderators were examined and are left out of the report.",
              "Put Moderators into the report.",
            ),
  },
  {
    item: "20d",
    topic: "Sensitivity analyses",
    asks: "Results of the sensitivity analyses.",
    look: (source) =>
      variesSomething(source) && (source.sections.has("sensitivity") || source.sections.has("results"))
        ? done("Results, Sensitivity")
        : missing("No sensitivity analysis is in the report.", "Put Sensitivity into the report."),
  },
  {
    item: "21",
    topic: "Reporting bias",
    asks: "Assessments of bias due to missing results.",
    look: (source) =>
      source.audit !== null && (source.sections.has("bias") || source.sections.has("results"))
        ? done("Results, Bias due to missing results")
        : outside(
            source,
            "21",
            "Open the page of publication bias once, and put the section into the report.",
          ),
  },
  {
    item: "22",
    topic: "Certainty of evidence",
    asks: "Certainty in the body of evidence for each outcome.",
    look: (source) =>
      source.document.certainty !== undefined && source.sections.has("certainty")
        ? done("Certainty of the evidence")
        : outside(source, "22", "Say where the certainty of evidence is reported."),
  },
  {
    item: "27",
    topic: "Availability of data and code",
    asks: "Which data, analytic code and other materials are available, and where.",
    look: (source) =>
      outside(
        source,
        "27",
        "Deposit the project file and the R script (both are in \u201cEverything\u201d), and say where they are.",
      ),
  },
];
