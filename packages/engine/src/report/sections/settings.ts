import { phrase } from "../../phrases/phrases.ts";
import { settingsOf, settingWords } from "../../styles/index.ts";
import type { ReportSection } from "../types.ts";
import { paragraph, sentence, table } from "../wording.ts";

/** Every setting that bears on the pooled numbers and on subgroups, defaults included. */
export const settings: ReportSection = {
  id: "settings",
  label: "Settings",
  summary:
    "Every choice that bears on the pooled numbers, or on the means of subgroups, with its value, defaults included, as the project holds it.",
  reference: "Choice of presentation",
  usual: true,
  parts({ document, report }) {
    const context = { measure: document.effects.measure, pooling: document.model.pooling };
    const rows = settingsOf(document).map(({ path, value }) => {
      const words = settingWords({ path, from: value, to: value }, context);
      const none = isNone(value);
      // Said here, because a cell of the study table may hold the same word.
      return [sentence(words.name).replace(/\.$/, ""), phrase(none ? "none" : words.to), path];
    });
    const used =
      report.fit === null || report.fit.testUsed === document.model.test ? [] : [report.fit.testUsed];
    return [
      table(
        "Settings of the analysis (PRISMA 13d)",
        ["Setting", "Value", "In the project file"],
        rows,
        false,
      ),
      ...used.map((id) => paragraph(`The rule of the test chose \u201c${id}\u201d for these studies.`)),
    ];
  },
};

/** A choice made of several, none of which is made: `{ sd: "none", correlation: "none" }`. */
function isNone(value: unknown): boolean {
  if (value === null) return false;
  return typeof value === "object" && Object.values(value).every((one) => one === "none");
}
