import { words } from "../words.ts";
import { type Html, text } from "./html.ts";

/** The looks of the page: for paper first, and for a screen by day and by night. */
const PAGE_STYLE = `
:root { color-scheme: light; --ink: #1c1e21; --muted: #5f646c; --line: #d9d8d3; --ground: #ffffff; --soft: #f5f4f1; --accent: #0072b2; --warn: #a35a00; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; font: 15px/1.5 "Inter Variable", Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--ground); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: .35rem 0; max-width: 46rem; }
ul { margin: .35rem 0; padding-left: 1.1rem; max-width: 46rem; }
:is(p, li) { overflow-wrap: anywhere; }
figure { margin: 1rem 0; overflow-x: auto; }
figcaption { font-weight: 600; break-after: avoid; }
svg + figcaption { max-width: 46rem; color: var(--muted); font-size: .9em; font-weight: normal; break-before: avoid; }
svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: .5rem 0; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { color: var(--muted); font-size: .85em; }
td.short { white-space: nowrap; }
:is(table.numbers td, td.short) { font-variant-numeric: tabular-nums; }
tbody th { font-weight: 600; }
table.numbers { width: auto; }
table.numbers :is(td, thead th:not(:first-child)) { text-align: right; white-space: nowrap; }
table.numbers thead th:not(:first-child) { white-space: normal; vertical-align: bottom; }
table.verdict tbody th { width: 24%; }
table.verdict td:last-child { width: 9rem; }
.muted, .caption { color: var(--muted); font-size: .9em; }
.ran { color: var(--muted); }
.caution { border-left: 3px solid var(--warn); padding-left: .6rem; }
.proposed { color: var(--accent); font-weight: 600; }
section.method { break-inside: avoid-page; }
small { color: var(--muted); white-space: nowrap; }
nav ul { columns: 2; list-style: none; padding: 0; }
a { color: var(--accent); }
@media (max-width: 60rem) { table.numbers { display: block; overflow-x: auto; } }
@media (max-width: 40rem) { body { font-size: 14px; padding: 1rem .75rem 3rem; } table { display: block; overflow-x: auto; } table.numbers tbody th { min-width: 9rem; } figure svg { min-width: 40rem; } small { white-space: normal; } :is(table.words, table.verdict) thead { display: none; } :is(table.words, table.verdict) :is(tbody, tr, th, td) { display: block; width: auto !important; padding: .1rem 0; border: 0; white-space: normal; } :is(table.words, table.verdict) tr { padding: .4rem 0; border-bottom: 1px solid var(--line); } td[data-head]::before { content: attr(data-head) " "; color: var(--muted); } td:empty { display: none !important; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } h2, h3, .caption, thead { break-after: avoid; } tr, figure { break-inside: avoid; } }
`;

/** A whole page of HTML around its content. */
export function pageOf(title: string, body: readonly Html[]): string {
  return [
    "<!doctype html>",
    `<html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${text(title)}</title><style>${PAGE_STYLE}</style></head>`,
    `<body>${body.join("\n")}</body></html>\n`,
  ].join("\n");
}
