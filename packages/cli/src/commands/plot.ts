import {
  coefficientTests,
  measures,
  type ParamDef,
  type Params,
  type ParamValue,
  paramProblem,
  runAnalysis,
  withDerivedColumns,
} from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import { toldCsv } from "@treeline/engine/jobs/tell";
import { sensitivityOf } from "@treeline/engine/sensitivity";
import {
  hasUntoldDirections,
  needsAudit,
  type Plot,
  plotData,
  plots,
  themes,
  withLayout,
} from "@treeline/plots";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { deliver, hasErrors, readDocument } from "../document-file.ts";
import { writeFigure, writeSvg } from "../figure-file.ts";
import { FIGURE_OPTIONS, figureChoices, withGivenWords } from "../figure-options.ts";
import { LANGUAGE_OPTION, writerIn } from "../language.ts";

const themeIds = themes.map((theme) => theme.id);

const UNTOLD =
  'Note: the figure says what its sides mean in neutral words. To say whom they favour, give "effects": {"directions": {"negative": …, "positive": …}} in the document.\n';

export const plot: Command = {
  id: "plot",
  label: "Plot",
  summary: "Draws a plot of an analysis as SVG, PDF, PNG or TIFF, or writes its numbers as CSV.",
  file: "<analysis.json>",
  options: {
    plot: { type: "string", value: plots.ids.join("|"), help: `which plot (${plots.ids[0]} unless told)` },
    options: { type: "string", value: "<json>", help: `options of the plot: '{"style": "contour"}'` },
    theme: { type: "string", value: themeIds.join("|"), help: `colours (${themeIds[0]} unless told)` },
    ...FIGURE_OPTIONS,
    ...LANGUAGE_OPTION,
  },
  async run(args, terminal) {
    const id = oneOf(args, "plot", plots.ids);
    const theme = themes[themeIds.indexOf(oneOf(args, "theme", themeIds))]!;
    const choices = figureChoices(args);
    const record = plots.get(id);
    const given = optionsFor(record, args.text("options"));
    const saved = await readDocument(args.file, terminal);
    if (saved === null) return 2;
    const document = withLayout(saved, record, given, Object.keys(given));
    const report = runAnalysis(document);
    const sensitivity =
      record.home === "sensitivity" ? (sensitivityOf(document, report) ?? undefined) : undefined;
    const audit = needsAudit(record, document) ? (auditOf(document, report) ?? undefined) : undefined;
    const writer = await writerIn(args, document, document.languages?.figures);
    const { out } = choices;
    const { data, scenes, isUntold } = writer.write({ report, sensitivity, audit }, () => {
      const input = {
        report,
        audit,
        sensitivity,
        document: withDerivedColumns(withGivenWords({ document, report }, record, args), report),
        width: choices.width,
        measure: measures.get(document.effects.measure),
        testLabel: coefficientTests.get(document.model.test).label,
      };
      return choices.format === "csv"
        ? { data: toldCsv(plotData(record, input)), scenes: [], isUntold: false }
        : { data: "", scenes: record.pages(input), isUntold: hasUntoldDirections(record, input) };
    });
    if (isUntold) terminal.error(UNTOLD);
    if (choices.format === "csv") {
      await deliver(data, out, terminal);
    } else if (choices.format === "svg") {
      await writeSvg(scenes, theme, choices, terminal);
    } else {
      await writeFigure(scenes, theme, choices, terminal);
    }
    return report.fit === null && hasErrors(report.issues) ? 2 : 0;
  },
};

function oneOf(args: Arguments, name: string, ids: readonly string[]): string {
  const given = args.text(name) ?? ids[0]!;
  if (ids.includes(given)) return given;
  throw new UsageError(`--${name} ${given} is not known; there are ${ids.join(", ")}.`);
}

/** @throws UsageError for what the plot has no option for, naming those it has */
function optionsFor(plot: Plot, text: string | undefined): Params {
  if (text === undefined) return {};
  return Object.fromEntries(
    Object.entries(parseObject(text)).map(([key, value]): [string, ParamValue] => {
      const def = plot.options.find((option) => option.key === key);
      const known = plot.options.map((option) => option.key).join(", ");
      if (def === undefined) throw new UsageError(`--options names “${key}”; ${plot.id} has ${known}.`);
      if (isParam(def, value)) return [key, value];
      throw new UsageError(`--options: “${key}” = ${JSON.stringify(value)} ${paramProblem(def, value)}.`);
    }),
  );
}

function isParam(def: ParamDef, value: unknown): value is ParamValue {
  return paramProblem(def, value) === null;
}

function parseObject(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed;
  } catch {
    // Said below, with how it should look.
  }
  throw new UsageError(`--options ${text} is not a JSON object such as '{"style": "contour"}'.`);
}
