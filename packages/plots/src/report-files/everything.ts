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
import { type FacesOf, withFaces } from "../export/font-faces.ts";
import type { PdfFonts } from "../export/pdf.ts";
import { scenesToPdf } from "../export/pdf.ts";
import { plots } from "../registry.ts";
import { type ReportInput, reportFigure } from "../report-page/figures.ts";
import { reportPage } from "../report-page/report-page.ts";
import { reportWords as words } from "../report-page/words.ts";
import type { Scene } from "../scene.ts";
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
  /** Finds the faces for pages and drawings. */
  readonly faces: FacesOf;
}

/** Width of a figure on paper, mm. */
const WIDTH_MM = 170;
/** The oldest time that archives know, so that what differs between two of them is what they hold. */
const MADE = new Date(1980, 0, 2);

/**
 * Everything of an analysis in one archive: project, report, methods, tables, figures, scripts, and a list of what is what.
 * Waits for nothing before its last word is written.
 * @returns the bytes of a ZIP file
 */
export async function everything(given: EverythingGiven): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = figures(given.input);
  const texts: Texts = {
    ...reportTexts(given),
    ...tables(given.source),
    ...scripts(given),
    ...drawings(drawn),
  };
  const documents: Zippable = {
    ...printedFigures(drawn, given.fonts),
    "report/report.pdf": new Uint8Array(reportToPdf(writeReport(given.source), given.input, given.fonts)),
  };
  const list = contents([...Object.keys(texts), ...Object.keys(documents)]);
  const whole = Object.entries(texts).map(async ([name, text]): Promise<[string, Uint8Array]> => {
    const isDrawn = /\.(?:svg|html)$/.test(name);
    return [name, strToU8(isDrawn ? await withFaces(text, given.faces) : text)];
  });
  const files: Zippable = { ...Object.fromEntries(await Promise.all(whole)), ...documents };
  const listed = { "README.txt": strToU8(list), ...files };
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

interface DrawnFigure {
  readonly id: string;
  readonly scene: Scene;
}

/** Every plot that has something to draw. */
function figures(input: ReportInput): readonly DrawnFigure[] {
  return plots.records.flatMap(({ id }) => {
    const figure = reportFigure(input, { plot: id, options: {} });
    return figure === null ? [] : [{ id, scene: figure.scene }];
  });
}

function drawings(drawn: readonly DrawnFigure[]): Texts {
  return Object.fromEntries(
    drawn.map(({ id, scene }) => [
      `figures/${id}.svg`,
      sceneToSvg(scene, { theme: lightTheme, standalone: true }),
    ]),
  );
}

function printedFigures(drawn: readonly DrawnFigure[], fonts: PdfFonts): Zippable {
  return Object.fromEntries(
    drawn.map(({ id, scene }) => [
      `figures/${id}.pdf`,
      new Uint8Array(scenesToPdf([scene], { theme: lightTheme, widthMm: WIDTH_MM, fonts })),
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
