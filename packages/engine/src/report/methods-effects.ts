import { combinedSentences, sharedControlSentences } from "../aggregate/index.ts";
import { artefactSentences } from "../artefacts/index.ts";
import { rowWords } from "../effects/row-words.ts";
import { counted, listed } from "../format/told.ts";
import { ledgerSentences } from "../ledger/index.ts";
import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import { within } from "../phrases/within.ts";
import { type ParamDef, type ParamValue, withDefaults } from "../registry.ts";
import { cited } from "./cite.ts";
import type { ReportPart, ReportSource } from "./types.ts";
import { displayOf, effectName, paragraph, sentence, together } from "./wording.ts";

/** Effect measure, scales and direction: PRISMA item 12. */
export function effectParts(source: ReportSource): ReportPart[] {
  const { document } = source;
  const { directions, outcome } = document.effects;
  const measure = measures.get(document.effects.measure);
  const about = outcome === "" ? "" : ` of ${outcome}`;
  const { transformation } = displayOf(source);
  const asIs = transformation.id === "identity" && transformation.per === 1;
  const named =
    measure.family === "ready-made"
      ? `The effects${about} were taken as reported with their sampling variances (${effectName(source)})`
      : `The effect measure${about} was the ${cited(effectName(source), measure.reference)}`;
  const scale = asIs
    ? `${measure.family === "ready-made" ? "they were analysed and are" : "it was analysed and is"} reported on the same scale`
    : `${measure.family === "ready-made" ? "they were analysed and are" : "it was analysed"} on the ${measure.symbol.analysis} scale and is reported back-transformed to the scale \u201c${transformation.label}\u201d; intervals were transformed end by end, and no back-transformed values were averaged`;
  const meaning = [
    ...(directions.positive === ""
      ? []
      : [`effects above the value of no effect are labelled \u201c${directions.positive}\u201d`]),
    ...(directions.negative === "" ? [] : [`effects below it \u201c${directions.negative}\u201d`]),
  ];
  return [
    paragraph(
      [
        sentence(`${named}; ${scale}`),
        ...(meaning.length === 0 ? [] : [sentence(meaning.join("; "))]),
        ...measureChoices(measure, document.effects.params),
      ].join(" "),
      ["12"],
    ),
  ];
}

/** Every choice of the measure with its value, defaults included. */
function measureChoices(measure: Measure, given: Readonly<Record<string, ParamValue>>): string[] {
  const values = withDefaults(measure.params, given);
  const told = measure.params.map(
    (def) => `${within(def.label)}: ${paramWords(def, values[def.key] ?? null)}`,
  );
  return told.length === 0 ? [] : [sentence(`choices of the measure: ${told.join("; ")}`)];
}

/** A parameter's value as its record calls it. */
export function paramWords(def: ParamDef, value: ParamValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null) return "from the data";
  if (def.type === "choice")
    return within(def.choices.find((one) => one.value === value)?.label ?? String(value));
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** Which rows entered and which were left out, with reasons: PRISMA item 13a. */
export function eligibilityParts({ document, report }: ReportSource): ReportPart[] {
  const { effects } = report;
  if (effects === null) return [];
  const labels = [...effects.labels, ...effects.excluded.map(({ label }) => label)];
  const words = rowWords(labels, effects.entered);
  const byUser = new Map(document.exclusions.map(({ rowId, reason }) => [rowId, reason]));
  const left = effects.excluded.filter(({ rowId }) => byUser.has(rowId));
  const filtered = effects.excluded.filter(({ issue }) => issue.code === "excluded-by-filter").length;
  const unusable = effects.excluded.length - left.length - filtered;
  const reasons = left.map(({ rowId, label }) => {
    const reason = byUser.get(rowId) ?? "";
    return reason === "" ? `${label} (no reason recorded)` : `${label} (${reason})`;
  });
  return [
    paragraph(
      [
        `${effects.yi.length} of ${effects.entered} ${words} entered ${effects.yi.length === 1 ? "contributes" : "contribute"} to the synthesis.`,
        ...(document.filter === null
          ? []
          : [`Only rows for which ${document.filter} holds were considered.`]),
        ...(left.length === 0 ? [] : [`Left out by the analysts: ${listed(reasons)}.`]),
        ...(unusable === 0
          ? []
          : [`${counted(unusable, "row", "rows")} had no usable effect; the reasons are listed row by row.`]),
      ].join(" "),
      ["13a"],
    ),
  ];
}

/** Conversions, assumptions, corrections and combined effects: PRISMA item 13b. */
export function preparationParts(source: ReportSource): ReportPart[] {
  const { document, report } = source;
  const derived = document.derived.map(({ name, expression }) => `${name} = ${expression}`);
  return together(
    [
      ...(derived.length === 0 ? [] : [`Columns were computed from others: ${derived.join("; ")}.`]),
      ...ledgerSentences(document, report),
      ...artefactSentences(report),
      ...combinedSentences(report),
      ...sharedControlSentences(report),
    ],
    ["13b"],
  );
}
