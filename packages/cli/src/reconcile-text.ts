import { type AnalysisDocument, formatAdaptive, formatPEquation, formatPercent } from "@treeline/engine";
import {
  changeText,
  type Explanation,
  effectText,
  type FoundSettings,
  type PooledNumbers,
  type Reconciliation,
  type StyleRow,
} from "@treeline/engine/reconcile";
import { type NearestStyle, settingWords } from "@treeline/engine/styles";

/** "as Treeline, changed: test and interval (Knapp-Hartung, guarded -> Wald, normal)". */
export function nearestStyleText(document: AnalysisDocument, { style, changed }: NearestStyle): string {
  const context = { measure: document.effects.measure, pooling: document.model.pooling };
  const words = changed.map((difference) => changeText(settingWords(difference, context)));
  return words.length === 0
    ? `The settings are those of ${style.label}.`
    : `The settings are those of ${style.label}, changed: ${words.join("; ")}.`;
}

function numbersText(numbers: PooledNumbers): string {
  const { tau2, i2, p, prediction } = numbers;
  const predicted =
    prediction === null
      ? ""
      : `, prediction ${effectText({ ...numbers, interval: prediction }, 4).split(" [")[1]}`;
  return [
    effectText(numbers, 4),
    p === null ? "" : `, ${formatPEquation(p)}`,
    tau2 === null ? "" : `, \u03c4\u00b2 ${formatAdaptive(tau2, 4)}`,
    i2 === null ? "" : `, I\u00b2 ${formatPercent(i2, 2)}`,
    predicted === "" ? "" : predicted.replace("prediction ", "prediction ["),
  ].join("");
}

/** The table of all styles as a person reads it. */
export function stylesText(rows: readonly StyleRow[]): string {
  const width = Math.max(...rows.map(({ label }) => label.length));
  const lines = rows.map(({ label, numbers, reason, predictionOnRequest }) => {
    const asked = predictionOnRequest && numbers?.prediction ? " (on request)" : "";
    return `${label.padEnd(width)}  ${numbers === null ? reason : numbersText(numbers) + asked}`;
  });
  const notes = rows.flatMap(({ label, differs }) => differs.map((sentence) => `${label}: ${sentence}`));
  return `${[...lines, ...(notes.length === 0 ? [] : ["", ...notes])].join("\n")}\n`;
}

/** The chain between two results, one step per line. */
export function explanationText(explanation: Explanation): string {
  const { from, to, reason, steps, others, dataDiffer } = explanation;
  if (from === null || to === null) return `${reason}\n`;
  const lines = [
    `first analysis: ${effectText(from, 4)}`,
    ...steps.map(
      ({ changes, numbers }) => `  ${changes.map(changeText).join(", ")}: ${effectText(numbers, 4)}`,
    ),
    ...(dataDiffer ? ["  the studies themselves differ"] : []),
    `second analysis: ${effectText(to, 4)}`,
    ...(others.length === 0
      ? []
      : ["", "Differs as well, without bearing on it:", ...others.map((words) => `  ${changeText(words)}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** "upper 0.6962, printed 0.69". */
function offText({ compared }: FoundSettings): string {
  const off = compared.filter(({ as }) => as !== "rounded");
  return off
    .map(({ name, value, printed, as }) => {
      const number = value === null ? "none" : formatAdaptive(value, printed.decimals + 2);
      return `${name} ${number}, printed ${printed.value.toFixed(printed.decimals)}${as === "truncated" ? " (cut off)" : ""}`;
    })
    .join("; ");
}

function foundText(found: FoundSettings, at: number): string {
  const { name, styles, numbers, changes, turned } = found;
  const off = offText(found);
  return [
    `${at + 1}. ${name}${styles.length === 0 ? "" : ` (${styles.join(", ")})`}: ${effectText(numbers, 4)}`,
    ...(turned === null ? [] : [`   ${turned}`]),
    ...(off === "" ? [] : [`   ${off}`]),
    `   ${changes.length === 0 ? "no change" : changes.map(changeText).join("; ")}`,
  ].join("\n");
}

/** What was found for a published result, the most usual first. */
export function reconciliationText({ sentence, found, nearest, tried }: Reconciliation): string {
  const list = found.length > 0 ? found : nearest;
  return `${[sentence, `${tried} ways to compute and pool were tried.`, "", ...list.map(foundText)].join("\n").trimEnd()}\n`;
}
