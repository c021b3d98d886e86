import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { type AnalysisReport, createDocument, type DocumentParts, runAnalysis } from "../engine/src/index.ts";
import { FIRST, FIRST_ANSWER } from "./src/state/first-sample.ts";

const ANALYSIS = fileURLToPath(new URL(`../../examples/${FIRST}/analysis.json`, import.meta.url));

/** The first sample with its report, by the engine that the page will ask for everything else. */
export function broughtAlong(): { readonly parts: DocumentParts; readonly report: AnalysisReport } {
  const parts = JSON.parse(readFileSync(ANALYSIS, "utf8")) as DocumentParts;
  return { parts, report: runAnalysis(createDocument(parts)) };
}

/**
 * Puts the first sample with its report into the page as data, so that someone who comes for the first time sees a result before the
 * engine, twice the size of the page, has arrived. The page has the engine compute it once more as soon as it has.
 */
export function firstAnswer(): Plugin {
  return {
    name: "first-answer",
    transformIndexHtml: () => [
      {
        tag: "script",
        attrs: { type: "application/json", id: FIRST_ANSWER },
        // No text of a study may end the element.
        children: JSON.stringify(broughtAlong()).replaceAll("<", "\\u003c"),
        injectTo: "body",
      },
    ],
  };
}
