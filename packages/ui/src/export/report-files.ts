import { documentToJasp, documentToPython, documentToStata, englishOf } from "@treeline/engine";
import { type ReportSource, writeReport } from "@treeline/engine/report";
import { withFaces } from "@treeline/plots/export";
import type { ReportInput } from "@treeline/plots/report-page";
import { inEnglish } from "@treeline/plots/tongue";
import { project } from "../state/project.ts";
import { inTongueOf } from "../state/tongues.ts";
import { reportWords as words } from "../strings/report.ts";
import { downloadBlob, downloadText, fileName } from "./download.ts";
import { fontFaces, fontFiles } from "./figure-fonts.ts";
import { pngOf, rasterise } from "./figure-raster.ts";
import { scriptOf } from "./r-file.ts";

/** The report on the screen, and what its figures are drawn from. */
export interface ReportOnScreen {
  readonly source: ReportSource;
  readonly input: ReportInput;
}

/** A file that a report, or its analysis, can be taken away as. */
export interface ReportFile {
  readonly label: string;
  save(report: ReportOnScreen): Promise<void>;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The report in several forms. */
export const REPORT_FILES: readonly ReportFile[] = [
  {
    label: words.files.html,
    save: async ({ source, input }) => {
      const [{ reportPage }, { withItsFont }] = await Promise.all([
        import("@treeline/plots/report-page"),
        import("./with-font.ts"),
      ]);
      const page = await withItsFont(inReport(() => reportPage(writeReport(source), input)));
      downloadText(named(source, "html"), "text/html", page);
    },
  },
  {
    label: words.files.docx,
    save: async ({ source, input }) => {
      const { reportToDocx } = await import("@treeline/plots/report-docx");
      const bytes = await inReport(() => reportToDocx(writeReport(source), input, pictureOf));
      downloadBytes(named(source, "docx"), DOCX, bytes);
    },
  },
  {
    label: words.files.pdf,
    save: async ({ source, input }) => {
      const [{ reportToPdf }, fonts] = await Promise.all([import("@treeline/plots/report-pdf"), fontFiles()]);
      const bytes = inReport(() => new Uint8Array(reportToPdf(writeReport(source), input, fonts)));
      downloadBytes(named(source, "pdf"), "application/pdf", bytes);
    },
  },
  {
    label: words.files.markdown,
    save: async ({ source, input }) => {
      const { reportMarkdown } = await import("@treeline/plots/report-everything");
      downloadText(
        named(source, "md"),
        "text/markdown",
        inReport(() => reportMarkdown(source, input)),
      );
    },
  },
  {
    label: words.files.zip,
    save: async ({ source, input }) => {
      const [{ everything }, fonts, script] = await Promise.all([
        import("@treeline/plots/report-everything"),
        fontFiles(),
        scriptOfProject(source),
      ]);
      const given = { source, project: project.value, input, script, fonts, faces: fontFaces };
      const bytes = await inReport(() => everything(given));
      downloadBytes(fileName(source.document.title, "zip"), "application/zip", bytes);
    },
  },
];

/** The analysis for other programs. */
export const CODE_FILES: readonly ReportFile[] = [
  {
    label: words.files.r,
    save: async ({ source }) => {
      downloadText(fileName(source.document.title, "R"), "text/plain", await scriptOfProject(source));
    },
  },
  {
    label: words.files.stata,
    save: async ({ source: { document, report } }) => {
      downloadText(
        fileName(document.title, "do"),
        "text/plain",
        inEnglish(() => documentToStata(document, englishOf(report))),
      );
    },
  },
  {
    label: words.files.python,
    save: async ({ source: { document, report } }) => {
      downloadText(
        fileName(document.title, "py"),
        "text/x-python",
        inEnglish(() => documentToPython(document, englishOf(report))),
      );
    },
  },
  {
    label: words.files.jasp,
    save: async ({ source: { document, report } }) => {
      const { data, steps } = inEnglish(() => documentToJasp(document, englishOf(report)));
      if (data !== "") downloadText(fileName(words.files.jaspName(document.title), "csv"), "text/csv", data);
      downloadText(fileName(words.files.jaspName(document.title), "txt"), "text/plain", steps);
    },
  },
];

function named({ document }: ReportSource, extension: string): string {
  return fileName(words.files.name(document.title), extension);
}

function downloadBytes(name: string, type: string, bytes: Uint8Array<ArrayBuffer>): void {
  downloadBlob(name, new Blob([bytes], { type }));
}

/** The document as it stands, whose derived columns the script computes itself. */
function scriptOfProject({ report, audit }: ReportSource): Promise<string> {
  return scriptOf(project.value, report, audit);
}

/** In the language of the report, which need not be that of the page. */
function inReport<T>(work: () => T): T {
  return inTongueOf("report", work);
}

/** Dots to a px, so that pictures in Word stay sharp on paper. */
const SHARPNESS = 2;

/** A drawing as dots, in the font of the page: a picture has no access to fonts but those it holds. */
async function pictureOf(svg: string, width: number, height: number): Promise<Uint8Array> {
  const whole = await withFaces(svg, fontFaces);
  const size = { width: Math.round(SHARPNESS * width), height: Math.round(SHARPNESS * height) };
  return await pngOf(await rasterise(whole, size, "#ffffff"));
}
