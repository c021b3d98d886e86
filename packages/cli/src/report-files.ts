import {
  type AnalysisDocument,
  coefficientTests,
  documentToJasp,
  documentToPython,
  documentToR,
  documentToStata,
  englishOf,
  measures,
  runAnalysis,
  toDelimited,
  withDerivedColumns,
} from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import { keptSensitivity, type ReportSource, withResultColumns, writeReport } from "@treeline/engine/report";
import { sensitivityOf } from "@treeline/engine/sensitivity";
import { plotsToR } from "@treeline/plots";
import { withFaces } from "@treeline/plots/export";
import type { PdfFonts } from "@treeline/plots/export-pdf";
import { reportToDocx } from "@treeline/plots/report-docx";
import { everything, reportMarkdown } from "@treeline/plots/report-everything";
import { type ReportInput, reportPage } from "@treeline/plots/report-page";
import { reportToPdf } from "@treeline/plots/report-pdf";
import { inEnglish } from "@treeline/plots/tongue";
import { embeddedFaces, pictureFontFiles } from "./figure-fonts.ts";

/** An analysis as its report needs it. */
export interface ReportedAnalysis {
  readonly project: AnalysisDocument;
  readonly source: ReportSource;
}

/** Computes an analysis, with its audit for publication bias and its sensitivity analyses where a form tells of them. */
export function reportedAnalysis(project: AnalysisDocument, told: boolean): ReportedAnalysis {
  const report = runAnalysis(project);
  const document = withDerivedColumns(project, report);
  const audit = told ? auditOf(project, report) : null;
  const isKept = told && (project.reporting?.sensitivity ?? []).length > 0;
  const sensitivity = keptSensitivity(project, isKept ? sensitivityOf(project, report) : null);
  return { project, source: { document, report, audit, sensitivity } };
}

/** What the figures of a report are drawn from, in the language that is spoken when it is asked for. */
function inputOf({ document, report, audit, sensitivity }: ReportSource): ReportInput {
  return {
    document,
    report,
    audit: audit ?? undefined,
    sensitivity: sensitivity ?? undefined,
    measure: measures.get(document.effects.measure),
    testLabel: coefficientTests.get(document.model.test).label,
  };
}

/** A form of the report: what it is for the help, and how it is written. */
export interface ReportForm {
  readonly help: string;
  /** It tells nothing of the audit for publication bias and of sensitivity, which take their time. */
  readonly plain?: true;
  /** Waits for nothing before its last word is written. */
  write(analysis: ReportedAnalysis, fonts: PdfFonts): string | Uint8Array | Promise<string | Uint8Array>;
}

/** Dots to a px, so that pictures in Word stay sharp on paper. */
const SHARPNESS = 2;

async function rasterise(svg: string, width: number): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const font = {
    fontFiles: await pictureFontFiles(),
    loadSystemFonts: false,
    defaultFontFamily: "Inter",
  };
  return new Resvg(svg, { font, fitTo: { mode: "width", value: SHARPNESS * width } }).render().asPng();
}

/** Code is in English, whatever the report speaks. */
function scriptOf(project: AnalysisDocument, source: ReportSource): string {
  const [report, audit] = [englishOf(source.report), englishOf(source.audit)];
  return inEnglish(() => documentToR(project, report, plotsToR(project, report), audit ?? undefined));
}

/** Every form by its option, in the order of the help. */
export const REPORT_FORMS: Readonly<Record<string, ReportForm>> = {
  md: {
    help: "as Markdown (the usual form)",
    write: ({ source }) => reportMarkdown(source, inputOf(source)),
  },
  html: {
    help: "as one self-contained page of HTML, with its figures",
    write: ({ source }) => withFaces(reportPage(writeReport(source), inputOf(source)), embeddedFaces),
  },
  docx: {
    help: "as a Word document",
    write: ({ source }) => reportToDocx(writeReport(source), inputOf(source), rasterise),
  },
  pdf: {
    help: "as a PDF document",
    write: ({ source }, fonts) => new Uint8Array(reportToPdf(writeReport(source), inputOf(source), fonts)),
  },
  zip: {
    help: "everything in one archive: project, report, tables, figures and code",
    write: ({ project, source }, fonts) =>
      everything({
        source,
        project,
        input: inputOf(source),
        script: scriptOf(project, source),
        fonts,
        faces: embeddedFaces,
      }),
  },
  stata: {
    help: "the analysis as a do-file for Stata",
    plain: true,
    write: ({ source: { document, report } }) =>
      inEnglish(() => documentToStata(document, englishOf(report))),
  },
  python: {
    help: "the analysis as a script for Python that checks its numbers",
    plain: true,
    write: ({ source: { document, report } }) =>
      inEnglish(() => documentToPython(document, englishOf(report))),
  },
  jasp: {
    help: "the steps that repeat the analysis in JASP; --jasp-data gives the data for it",
    plain: true,
    write: ({ source: { document, report } }) =>
      inEnglish(() => documentToJasp(document, englishOf(report)).steps),
  },
  columns: {
    help: "the table of studies with effect, SE, interval, weight, BLUP and residual as columns, comma-separated",
    plain: true,
    write: ({ project, source: { report } }) => toDelimited(withResultColumns(project, report).table),
  },
  "jasp-data": {
    help: "the data for JASP as comma-separated text",
    plain: true,
    write: ({ source: { document, report } }) =>
      inEnglish(() => documentToJasp(document, englishOf(report)).data),
  },
};
