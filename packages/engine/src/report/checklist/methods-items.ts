import { measures } from "../../measures/registry.ts";
import { variesSomething } from "../kept-sensitivity.ts";
import { examinesModerators, namesModerators } from "../methods-further.ts";
import { isCurveAlone } from "../results-pooled.ts";
import { type ChecklistItem, type ChecklistSource, done, missing, outside } from "./types.ts";

const inMethods = ({ sections }: ChecklistSource): boolean => sections.has("methods");
const SWITCH_ON = "Put the section \u201cMethods\u201d into the report.";

/** Items of the methods: 12 to 15. */
export const methodsItems: readonly ChecklistItem[] = [
  {
    item: "12",
    topic: "Effect measures",
    asks: "The effect measure of each outcome used in the synthesis.",
    look(source) {
      const { directions, outcome, measure } = source.document.effects;
      if (!inMethods(source)) return missing("The methods are left out of the report.", SWITCH_ON);
      if (outcome === "") return missing("The outcome has no name.", "Name the outcome at the step Effects.");
      if (
        measures.get(measure).nullValue !== null &&
        (directions.positive === "" || directions.negative === "")
      ) {
        return missing(
          "What positive and negative effects mean is not told, so figures say it in neutral words only.",
          "Write both directions at the step Effects.",
        );
      }
      return done("Methods");
    },
  },
  {
    item: "13a",
    topic: "Eligibility for each synthesis",
    asks: "How it was decided which studies are eligible for each synthesis.",
    look(source) {
      const silent = source.document.exclusions.filter(({ reason }) => reason.trim() === "").length;
      if (silent > 0) {
        return missing(
          `${silent} of the studies left out ${silent === 1 ? "has" : "have"} no recorded reason.`,
          "Write the reason beside each study that is left out.",
        );
      }
      const own = outside(source, "13a", "Say where the criteria for this synthesis are described.");
      if (own.state !== "missing") return own;
      return source.document.exclusions.length > 0 && inMethods(source)
        ? done("Methods, Studies: what was left out and why")
        : own;
    },
  },
  {
    item: "13b",
    topic: "Preparing the data",
    asks: "How data were prepared: missing summary statistics, conversions.",
    look(source) {
      const converted = (source.report.effects?.converted ?? []).some(({ route }) => route.length > 0);
      const prepared =
        converted || source.document.effects.artefacts !== null || source.document.derived.length > 0;
      if (!prepared) return done("Nothing was converted, corrected or computed beforehand");
      return inMethods(source)
        ? done("Methods, Studies")
        : missing("Numbers were converted or corrected, and the report does not describe it.", SWITCH_ON);
    },
  },
  {
    item: "13c",
    topic: "Tables and figures",
    asks: "How results of studies and syntheses are tabulated and displayed.",
    look: ({ sections, report }) =>
      isCurveAlone({ report }) && sections.has("dose-response")
        ? done("Dose-response")
        : report.fit === null
          ? missing("Nothing could be pooled.", "See the messages of the results.")
          : sections.has("studies") || sections.has("results")
            ? done("Studies (table), Results (forest plot)")
            : missing(
                "Neither the table of studies nor the forest plot is in the report.",
                "Put Studies or Results into the report.",
              ),
  },
  {
    item: "13d",
    topic: "Synthesis methods",
    asks: "Methods of synthesis with the reason, models, heterogeneity, software.",
    look(source) {
      if (!inMethods(source)) return missing("The methods are left out of the report.", SWITCH_ON);
      const told = source.told["13d"]?.trim() ?? "";
      return told === ""
        ? missing(
            "Model, heterogeneity and software are described; why this model fits the question is not.",
            "Say why this model was chosen, in your own words.",
          )
        : done(`Methods; reason: ${told}`);
    },
  },
  {
    item: "13e",
    topic: "Exploring heterogeneity",
    asks: "Methods to explore possible causes of heterogeneity.",
    look(source) {
      if (!inMethods(source)) return missing("The methods are left out of the report.", SWITCH_ON);
      if (!namesModerators(source)) return done("Methods, which say that no moderators were examined");
      return examinesModerators(source.report)
        ? done("Methods")
        : missing(
            "Moderators were chosen, and no analysis with them could be made.",
            "Complete the moderators at the step Model, or remove them.",
          );
    },
  },
  {
    item: "13f",
    topic: "Sensitivity analyses",
    asks: "Analyses of how robust the results are.",
    look: (source) =>
      variesSomething(source) && (source.sections.has("methods") || source.sections.has("sensitivity"))
        ? done("Methods, Sensitivity")
        : missing("No sensitivity analysis is described.", "Put Methods and Sensitivity into the report."),
  },
  {
    item: "14",
    topic: "Reporting bias",
    asks: "Methods to assess bias due to missing results.",
    look: (source) =>
      source.audit === null
        ? outside(source, "14", "Open the page of publication bias once, so that the audit is made.")
        : inMethods(source)
          ? done("Methods")
          : missing("The methods are left out of the report.", SWITCH_ON),
  },
  {
    item: "15",
    topic: "Certainty",
    asks: "Methods to assess certainty in the body of evidence.",
    look: (source) =>
      source.document.certainty !== undefined && inMethods(source)
        ? done("Methods, Certainty of the evidence")
        : outside(source, "15", "Say where the assessment of certainty (GRADE) is described."),
  },
];
