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
import { needsAudit, type Plot, plots, sceneToSvg, themes, withPlotOptions } from "@treeline/plots";
import { type Arguments, type Command, UsageError } from "../command.ts";
import { deliver, hasErrors, readDocument } from "../document-file.ts";

const themeIds = themes.map((theme) => theme.id);

export const plot: Command = {
  id: "plot",
  label: "Plot",
  summary: "Draws a plot of an analysis as SVG.",
  file: "<analysis.json>",
  options: {
    plot: { type: "string", value: plots.ids.join("|"), help: `which plot (${plots.ids[0]} unless told)` },
    options: { type: "string", value: "<json>", help: `options of the plot: '{"style": "contour"}'` },
    theme: { type: "string", value: themeIds.join("|"), help: `colours (${themeIds[0]} unless told)` },
    width: { type: "string", value: "<pixels>", help: "width of the drawing (900 unless told)" },
    out: {
      type: "string",
      value: "<file.svg>",
      help: "write to a file instead of the terminal; several pages to file-1.svg, file-2.svg",
    },
  },
  async run(args, terminal) {
    const id = oneOf(args, "plot", plots.ids);
    const theme = themes[themeIds.indexOf(oneOf(args, "theme", themeIds))]!;
    const width = widthOf(args);
    const record = plots.get(id);
    const given = optionsFor(record, args.text("options"));
    const saved = await readDocument(args.file, terminal);
    if (saved === null) return 2;
    const document = withPlotOptions(saved, record, given);
    const report = runAnalysis(document);
    const audit = needsAudit(record, document) ? (auditOf(document, report) ?? undefined) : undefined;
    const scenes = record.pages({
      report,
      audit,
      document: withDerivedColumns(document, report),
      width,
      measure: measures.get(document.effects.measure),
      testLabel: coefficientTests.get(document.model.test).label,
    });
    const out = args.text("out");
    for (const [page, scene] of scenes.entries()) {
      const file = out === undefined || scenes.length === 1 ? out : numbered(out, page + 1);
      await deliver(sceneToSvg(scene, { theme, standalone: true }), file, terminal);
    }
    return report.fit === null && hasErrors(report.issues) ? 2 : 0;
  },
};

/** "plot.svg" of several pages: "plot-1.svg", "plot-2.svg". */
function numbered(file: string, page: number): string {
  const dot = /\.[^./\\]+$/.exec(file)?.index ?? file.length;
  return `${file.slice(0, dot)}-${page}${file.slice(dot)}`;
}

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

function widthOf(args: Arguments): number {
  const text = args.text("width") ?? "900";
  const width = Number(text);
  if (Number.isFinite(width) && width >= 100 && width <= 10_000) return width;
  throw new UsageError(`--width ${text} is not a width in pixels between 100 and 10000.`);
}
