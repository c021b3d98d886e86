import type { AnalysisReport, EffectSet } from "../analysis-types.ts";
import type { AnalysisDocument, EffectSpec } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import { withDefaults } from "../registry.ts";
import { type Check, effectChecks } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rCall, rComment, rNumber, rNumbers, rString } from "./r-text.ts";

const HEADING = `# ---- effects ${"-".repeat(57)}`;

/** Effects and sampling variances: `es`, with columns `yi` and `vi`. */
export function effectsPart(document: AnalysisDocument, report: AnalysisReport): Part {
  const call = effectsCode(document);
  if (report.effects === null) return { code: [HEADING, ...call, "print(es)"], checks: [], unchecked: [] };
  const checks = effectChecks(report.effects);
  const lack = lackOfOldVersions(document);
  if (lack === null) return { code: [HEADING, ...call, "print(es)"], checks, unchecked: [] };
  return {
    code: [HEADING, ...guarded(call, lack, report.effects), "print(es)"],
    checks: checks.map((check): Check => ({ ...check, onlyIf: { condition: "effects_from_r", lack } })),
    unchecked: [],
  };
}

/** Where metafor is too old for the measure's options, the script goes on from Treeline's effects and says so. */
function guarded(call: readonly string[], lack: string, effects: EffectSet): string[] {
  return [
    rComment(
      `Older versions of metafor: ${lack}. There the effects are Treeline's own, and are not checked.`,
    ),
    'effects_from_r <- packageVersion("metafor") >= "5.0"',
    "if (effects_from_r) {",
    ...call.map(indent),
    "} else {",
    `  es <- data.frame(\n    yi = ${indent(rNumbers(effects.yi))},\n    vi = ${indent(rNumbers(effects.vi))}\n  )`,
    "}",
  ];
}

function effectsCode(document: AnalysisDocument): string[] {
  const { measure, params } = document.effects;
  const { inputs } = document.roles;
  const isReady = measures.get(measure).family === "ready-made";
  const call = isReady
    ? [
        ...precisionCode(document),
        `es <- ${rCall("escalc", [
          ["", measures.get(measure).r(params)],
          ["yi", column(inputs.yi)],
          ["vi", "vi"],
        ])}`,
      ]
    : [
        `es <- ${rCall("escalc", [
          ["", measures.get(measure).r(params)],
          ...inputKeys(document).map((key) => [key, column(inputs[key])] as const),
        ])}`,
      ];
  return [...call, ...flipCode(inputs.flip)];
}

/** The variance of ready-made effects: as given, else from the standard error, else from the interval. */
function precisionCode({ effects, roles }: AnalysisDocument): string[] {
  const { vi, sei, "ci.lb": lower, "ci.ub": upper } = roles.inputs;
  const level = Number(withDefaults(measures.get(effects.measure).params, effects.params).level);
  const sources = [
    vi === undefined ? null : column(vi),
    sei === undefined ? null : `${column(sei)}^2`,
    lower === undefined || upper === undefined
      ? null
      : `((${column(upper)} - ${column(lower)}) / (2 * qnorm((1 + ${rNumber(level)}) / 2)))^2`,
  ].filter((source) => source !== null);
  return sources.map((source, index) =>
    index === 0 ? `vi <- ${source}` : `vi <- ifelse(is.na(vi), ${source}, vi)`,
  );
}

/** Some studies count the other way round. */
function flipCode(name: string | undefined): string[] {
  if (name === undefined) return [];
  return [
    `reversed <- !is.na(${column(name)}) & ${column(name)} != 0`,
    "es$yi[reversed] <- -es$yi[reversed]",
  ];
}

function inputKeys(document: AnalysisDocument): string[] {
  const { inputs } = measures.get(document.effects.measure);
  return inputs
    .map(({ key }) => key)
    .filter((key) => key !== "flip" && document.roles.inputs[key] !== undefined);
}

/** What escalc() of metafor 3.8 cannot do of this analysis; null = it can do it all. */
function lackOfOldVersions(document: AnalysisDocument): string | null {
  return lackingInput(document) ?? lackingOption(document.effects);
}

function lackingInput(document: AnalysisDocument): string | null {
  const measure = measures.get(document.effects.measure);
  if (measure.family === "two-group binary" || measure.family === "ready-made") return null;
  const first = new Set(measure.inputSets[0]);
  const alternatives = new Set(measure.inputSets.slice(1).flat());
  const lacking = inputKeys(document).filter(
    (key) => !first.has(key) && alternatives.has(key) && measure.family !== "one-group binary",
  );
  return lacking.length === 0 ? null : `escalc() does not take ${lacking.join(", ")} for ${measure.id}`;
}

const OLD_VARIANCES: Readonly<Record<string, readonly string[]>> = {
  SMD: ["LS", "LS2", "UB", "AV"],
  MD: ["LS", "HO"],
  RD: ["LS", "UB", "AV"],
  PLO: ["LS", "AV"],
};

function lackingOption({ measure, params }: EffectSpec): string | null {
  const { vtype, correct } = withDefaults(measures.get(measure).params, params);
  if (measure === "SMD" && correct === false) return "escalc() always applies the small-sample correction";
  const known = OLD_VARIANCES[measure] ?? ["LS"];
  if (vtype !== undefined && !known.includes(String(vtype))) {
    return `escalc() has no vtype = "${vtype}" for ${measure}`;
  }
  return null;
}

function column(name: string | undefined): string {
  return name === undefined ? "NULL" : `dat[[${rString(name)}]]`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
