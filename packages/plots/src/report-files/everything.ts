import {
  auditToCsv,
  documentToJasp,
  documentToPython,
  documentToStata,
  englishOf,
  reportToCsv,
  reportToJson,
  sensitivityToCsv,
  serialiseDocument,
} from "@treeline/engine";
import { type ReportSource, reportToMarkdown, writeReport } from "@treeline/engine/report";
import { strToU8, type Zippable, zipSync } from "fflate";
import type { PdfFonts } from "../export/pdf.ts";
import { scenesToPdf } from "../export/pdf.ts";
import { plots } from "../registry.ts";
import { type ReportInput, reportFigure } from "../report-page/figures.ts";
import { reportPage } from "../report-page/report-page.ts";
import { reportWords as words } from "../report-page/words.ts";
import { sceneToSvg } from "../svg.ts";
import { lightTheme } from "../themes.ts";
import { inEnglish } from "../tongue.ts";
import { reportToPdf } from "./pdf.ts";

/** What the archive is made from. */
export interface EverythingGiven {
  /** As the report is written from: with derived columns in its table. */
  readonly source: ReportSource;
  /** As the project holds it. */
  readonly project: ReportSource["document"];
  readonly input: ReportInput;
  /** The R script, which the engine's worker writes. */
  readonly script: string;
  readonly fonts: PdfFonts;
}

/** Width of a figure on paper, mm. */
const WIDTH_MM = 170;
/** The same bytes whenever it is made: the oldest time that archives know. */
const MADE = new Date(1980, 0, 2);

/**
 * Everything of an analysis in one archive: project, report, methods, tables, figures, scripts, and a list of what is what.
 * @returns the bytes of a ZIP file
 */
export function everything(given: EverythingGiven): Uint8Array<ArrayBuffer> {
  const texts = { ...reportTexts(given), ...tables(given.source), ...scripts(given) };
  const files: Zippable = {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])),
    ...figures(given),
    "report/report.pdf": new Uint8Array(reportToPdf(writeReport(given.source), given.input, given.fonts)),
  };
  const listed = { "README.txt": strToU8(contents(Object.keys(files))), ...files };
  return new Uint8Array(zipSync(listed, { mtime: MADE, level: 6 }));
}

/** A report in words only, its figures by their descriptions. */
export function reportMarkdown(source: ReportSource, input: ReportInput): string {
  return reportToMarkdown(writeReport(source), (plot) => {
    const figure = reportFigure(input, { plot, options: {} });
    return figure === null ? "" : words.figure(figure.name, figure.scene.description);
  });
}

type Texts = Readonly<Record<string, string>>;

function reportTexts({ source, project, input }: EverythingGiven): Texts {
  const written = writeReport(source);
  const methods = { ...written, sections: written.sections.filter(({ id }) => id === "methods") };
  return {
    "project.treeline.json": serialiseDocument(project),
    "results.json": reportToJson(englishOf(source.report)),
    "report/report.html": reportPage(written, input),
    "report/report.md": reportMarkdown(source, input),
    "report/methods.md": reportToMarkdown(methods, () => ""),
  };
}

function tables({ document, report, audit, sensitivity }: ReportSource): Texts {
  const { studies, summary, moderators } = reportToCsv(report, document);
  return {
    "tables/effects.csv": studies,
    "tables/results.csv": summary,
    ...(moderators === null ? {} : { "tables/moderators.csv": moderators }),
    ...(audit === null ? {} : { "tables/publication-bias.csv": auditToCsv(audit) }),
    ...(sensitivity === null ? {} : { "tables/sensitivity.csv": sensitivityToCsv(sensitivity) }),
  };
}

function scripts({ source, script }: EverythingGiven): Texts {
  const { document } = source;
  const report = englishOf(source.report);
  return inEnglish(() => {
    const jasp = documentToJasp(document, report);
    return {
      "code/analysis.R": script,
      "code/analysis.do": documentToStata(document, report),
      "code/analysis.py": documentToPython(document, report),
      "code/jasp.csv": jasp.data,
      "code/jasp-steps.txt": jasp.steps,
    };
  });
}

/** Every plot that has something to draw. */
function figures({ input, fonts }: EverythingGiven): Zippable {
  const drawn = plots.records.flatMap(({ id }) => {
    const figure = reportFigure(input, { plot: id, options: {} });
    return figure === null ? [] : [{ id, scene: figure.scene }];
  });
  return Object.fromEntries(
    drawn.flatMap(({ id, scene }): [string, Uint8Array][] => [
      [`figures/${id}.svg`, strToU8(sceneToSvg(scene, { theme: lightTheme, standalone: true }))],
      [
        `figures/${id}.pdf`,
        new Uint8Array(scenesToPdf([scene], { theme: lightTheme, widthMm: WIDTH_MM, fonts })),
      ],
    ]),
  );
}

function contents(names: readonly string[]): string {
  return `${[words.contentsOf, "", ...names.map((name) => `${name}${about(name)}`)].join("\n")}\n`;
}

function about(name: string): string {
  const known: Readonly<Record<string, string>> = words.about;
  const said = known[name];
  return said === undefined ? "" : `: ${said}`;
}
