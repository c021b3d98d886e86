import { coefficientTests, measures, runAnalysis } from "@treeline/engine";
import { plots, sceneToSvg, themes } from "@treeline/plots";
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
    theme: { type: "string", value: themeIds.join("|"), help: `colours (${themeIds[0]} unless told)` },
    width: { type: "string", value: "<pixels>", help: "width of the drawing (900 unless told)" },
    out: { type: "string", value: "<file.svg>", help: "write to a file instead of the terminal" },
  },
  async run(args, terminal) {
    const id = oneOf(args, "plot", plots.ids);
    const theme = themes[themeIds.indexOf(oneOf(args, "theme", themeIds))]!;
    const width = widthOf(args);
    const document = await readDocument(args.file, terminal);
    if (document === null) return 2;
    const report = runAnalysis(document);
    const scene = plots.get(id).scene({
      report,
      document,
      width,
      measure: measures.get(document.effects.measure),
      testLabel: coefficientTests.get(document.model.test).label,
    });
    await deliver(sceneToSvg(scene, { theme, standalone: true }), args.text("out"), terminal);
    return report.fit === null && hasErrors(report.issues) ? 2 : 0;
  },
};

function oneOf(args: Arguments, name: string, ids: readonly string[]): string {
  const given = args.text(name) ?? ids[0]!;
  if (ids.includes(given)) return given;
  throw new UsageError(`--${name} ${given} is not known; there are ${ids.join(", ")}.`);
}

function widthOf(args: Arguments): number {
  const text = args.text("width") ?? "900";
  const width = Number(text);
  if (Number.isFinite(width) && width >= 100 && width <= 10_000) return width;
  throw new UsageError(`--width ${text} is not a width in pixels between 100 and 10000.`);
}
