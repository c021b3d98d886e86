import type { AnalysisReport } from "../analysis-types.ts";
import type { BiasAudit } from "../bias-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { Params, RegistryRecord } from "../registry.ts";
import type { SensitivityReport } from "../sensitivity-types.ts";

/** What a report is written from: an analysis, its numbers, and the audit for publication bias where one was made. */
export interface ReportSource {
  readonly document: AnalysisDocument;
  readonly report: AnalysisReport;
  /** null = none was made of these numbers. */
  readonly audit: BiasAudit | null;
  /** null = none were made of these numbers, or none are wanted in the report. */
  readonly sensitivity: SensitivityReport | null;
}

/** A passage of a report as plain data: HTML, DOCX, PDF, Markdown and the screen all render these and nothing else. */
export type ReportPart =
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly text: string;
      /** Items of PRISMA 2020 that it answers: `13b`. */
      readonly items?: readonly string[];
      /** `quiet`: stands back; `caution`: must not be overlooked. */
      readonly tone?: "quiet" | "caution";
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly head: readonly string[];
      /** Each as long as `head`; its first cell names the row. */
      readonly rows: readonly (readonly string[])[];
      /** All cells but the names of the rows are numbers. */
      readonly numeric: boolean;
    }
  | {
      readonly kind: "figure";
      /** Id in the registry of plots, which stands above the engine; whoever renders the report draws it. */
      readonly plot: string;
      readonly options: Params;
    };

/** A section of the report: one file, one line in the registry, one check box. */
export interface ReportSection extends RegistryRecord {
  /** Whether it is in the report unless the user says otherwise. */
  readonly usual: boolean;
  /** Its parts; [] = there is nothing to say, and the section is left out. */
  parts(source: ReportSource): readonly ReportPart[];
}

/** A section as it stands in a report. */
export interface WrittenSection {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly ReportPart[];
}

/** A whole report, ready to be rendered. */
export interface WrittenReport {
  readonly title: string;
  /** Where the data come from; "" = not told. */
  readonly source: string;
  readonly sections: readonly WrittenSection[];
  /** Program and version. */
  readonly made: string;
}
