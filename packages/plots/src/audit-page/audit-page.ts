import {
  type AnalysisDocument,
  type AnalysisReport,
  type BiasAudit,
  type BiasEntry,
  type BiasFamily,
  type BiasOutcome,
  formatShort,
  funnelLineUp,
} from "@treeline/engine";
import { auditSentences, BIAS_FAMILIES, numberTable } from "@treeline/engine/bias";
import { showToldCell } from "@treeline/engine/jobs/tell";
import { drawing, element, type Html, list, paragraph, table, text, toldTable } from "../html/html.ts";
import { pageOf } from "../html/page.ts";
import { plotName } from "../plot-name.ts";
import { withPlotOptions } from "../plot-options.ts";
import type { PlotInput } from "../plot-types.ts";
import { plots } from "../registry.ts";
import { sceneToSvg } from "../svg.ts";
import { lightTheme } from "../themes.ts";
import { pageWords as words } from "./words.ts";

/** What the page is written from: the input of the plots, with the audit. */
export type AuditPageInput = Omit<PlotInput, "width" | "audit"> & { readonly audit: BiasAudit };

const WIDTH = 900;
const DIGITS = 4;

/**
 * The audit as one self-contained page of HTML that a reviewer reads from top to bottom and prints: no scripts, no requests,
 * drawings with text as text.
 */
export function auditPage(input: AuditPageInput): string {
  const { document, report, audit } = input;
  const title = document.title === "" ? words.title : `${words.title}: ${document.title}`;
  const body = [
    element("h1", [text(words.title)]),
    ...(document.title === "" ? [] : [paragraph(document.title)]),
    ...(document.source === "" ? [] : [paragraph(words.source(document.source), "muted")]),
    section(words.assessed, [list(audit.assessed), ...audit.issues.map(issueLine)]),
    section(words.verdict, [verdictTable(audit)]),
    section(words.funnels, funnels(input)),
    section(words.estimates, figure(input, "adjusted-forest")),
    ...BIAS_FAMILIES.map(({ family, label, question }) =>
      familySection(
        input,
        audit.entries.filter((entry) => entry.family === family),
        { family, label, question },
      ),
    ),
    section(words.methods, [paragraph(auditSentences(audit).join(" "))]),
    section(words.choices, choices(document, report, audit)),
    paragraph(words.made(report.engineVersion), "muted"),
  ];
  return pageOf(title, body);
}

function section(heading: string, content: readonly Html[]): Html {
  return content.length === 0 ? text("") : element("section", [element("h2", [text(heading)]), ...content]);
}

function issueLine({ message, hint }: BiasAudit["issues"][number]): Html {
  return paragraph(words.note(`${message} ${hint}`.trim()), "caution");
}

function verdictTable({ verdict }: BiasAudit): Html {
  const rows = verdict.map(({ question, answer, reading }) => [question, answer, words.readings[reading]]);
  return table([words.question, words.answer, words.reading], rows, "verdict");
}

/** A plot by its id, or nothing where it has nothing to draw. */
function figure(
  input: AuditPageInput,
  id: string,
  options: Readonly<Record<string, string | boolean>> = {},
): Html[] {
  const plot = plots.get(id);
  const given = { ...input, width: WIDTH, document: withPlotOptions(input.document, plot, options) };
  if (plot.applies(given) !== null) return [];
  const svg = sceneToSvg(plot.scene(given), { theme: lightTheme, standalone: false });
  return [drawing(svg, plotName(plot))];
}

function funnels(input: AuditPageInput): Html[] {
  return [
    ...figure(input, "funnel", { style: "contour", overlay: "all" }),
    ...figure(input, "significance-funnel"),
    ...figure(input, "sunset"),
    ...figure(input, "residual-funnel"),
    ...figure(input, "doi"),
    ...figure(input, "line-up", { reveal: false }),
  ];
}

/** The plots that stand beside a family's methods. */
function plotsOf(family: BiasFamily): readonly string[] {
  return plots.records.filter((plot) => plot.family === family).map(({ id }) => id);
}

function familySection(
  input: AuditPageInput,
  entries: readonly BiasEntry[],
  family: { readonly family: BiasFamily; readonly label: string; readonly question: string },
): Html {
  if (entries.length === 0) return text("");
  const ran = entries.flatMap(({ outcome, ...entry }) => (outcome === null ? [] : [{ ...entry, outcome }]));
  const without = entries.filter(({ outcome, status }) => outcome === null && status !== "not-asked");
  const others = entries.filter(({ status }) => status === "not-asked");
  return section(family.label, [
    paragraph(family.question),
    ...plotsOf(family.family).flatMap((id) => figure(input, id)),
    ...ran.map((entry) => methodSection(entry, input.audit)),
    ...(without.length === 0 ? [] : [list(without.map(whyNot))]),
    ...(others.length === 0
      ? []
      : [paragraph(`${words.others}: ${others.map(({ label }) => label).join(", ")}.`, "muted")]),
  ]);
}

/** "Harbord's test: Not assessable. No study reports ..." */
function whyNot({ label, status, why }: BiasEntry): string {
  return `${label}: ${words.statuses[status]} ${why ?? ""}`.trim();
}

function methodSection(entry: BiasEntry & { readonly outcome: BiasOutcome }, { proposed }: BiasAudit): Html {
  const { method, label, outcome, assumption, caution, footnotes, issues } = entry;
  return element(
    "section",
    [
      element("h3", [text(label)]),
      ...(proposed?.method === method ? [paragraph(words.proposed(proposed.reason), "proposed")] : []),
      paragraph(`${outcome.ran}.`, "ran"),
      ...numbersOf(outcome),
      list(outcome.sentences),
      ...outcome.tables.map((told) => toldTable(told, DIGITS)),
      paragraph(words.assumption(assumption), "muted"),
      ...(caution === null ? [] : [paragraph(words.caution(caution), "caution")]),
      ...footnotes.map((note) => paragraph(words.note(note), "caution")),
      ...issues.map(issueLine),
    ],
    { class: "method" },
  );
}

/** The column of values: one that is not known is a dash, while no remark is nothing. */
const VALUE = 1;

/** What the method came to, with remarks only where there are some. */
function numbersOf(outcome: BiasOutcome): Html[] {
  const rows = numberTable(outcome)?.rows ?? [];
  const shown = rows.map((row) =>
    row.map((cell, at) => (cell === null && at !== VALUE ? "" : showToldCell(cell, DIGITS))),
  );
  if (shown.length === 0) return [];
  const remarked = shown.some((row) => (row[2] ?? "") !== "");
  return remarked
    ? [table(["", words.value, words.remark], shown, "numbers")]
    : [
        table(
          ["", words.value],
          shown.map((row) => row.slice(0, 2)),
          "numbers",
        ),
      ];
}

/** Left out by choice, direction, level: what a reader has to know to repeat the audit. */
function choices(document: AnalysisDocument, report: AnalysisReport, audit: BiasAudit): Html[] {
  const { favours, spec } = audit;
  const labels = new Map(report.effects?.excluded.map(({ rowId, label }) => [rowId, label]));
  const left = document.exclusions.map(({ rowId, reason }) =>
    words.because(labels.get(rowId) ?? rowId, reason),
  );
  const real = realPanel(document, report);
  return [
    paragraph(words.direction(favours.sign, favours.why)),
    paragraph(words.alpha(formatShort(spec.alpha))),
    ...(spec.anyway ? [paragraph(words.anyway)] : []),
    ...(left.length === 0 ? [] : [paragraph(words.left(left.join("; ")))]),
    ...(real === null ? [] : [paragraph(words.real(real))]),
  ];
}

/** The number of the real funnel in the line-up; at the end of the page, so that a reader can look first. */
function realPanel({ model }: AnalysisDocument, { effects, fit }: AnalysisReport): number | null {
  const [pooled] = fit?.coefficients ?? [];
  if (effects === null || fit === null || pooled === undefined) return null;
  const panels = plots.get("line-up").options.find(({ key }) => key === "panels")?.default;
  const told = funnelLineUp(
    effects,
    { mean: pooled.estimate, tau2: fit.tau2.estimate ?? 0 },
    Number(panels),
    model.seed,
  );
  return told.real + 1;
}
