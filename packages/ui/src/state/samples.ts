import { type AnalysisDocument, createDocument, type DocumentParts } from "@treeline/engine";
import { FIRST } from "./first-sample.ts";

const files = import.meta.glob<unknown>("../../../../examples/*/analysis.json", { import: "default" });

const loaders: ReadonlyMap<string, () => Promise<unknown>> = new Map(
  Object.entries(files).map(([path, load]) => [path.split("/").at(-2) ?? path, load]),
);

const untouched = new WeakSet<AnalysisDocument>();

/** Whether a document is a sample as it comes with the program. */
export function isUntouched(document: AnalysisDocument): boolean {
  return untouched.has(document);
}

export interface Sample {
  readonly id: string;
  readonly document: AnalysisDocument;
}

/** All samples, the first one first. */
export async function loadSamples(): Promise<readonly Sample[]> {
  const ids = [...loaders.keys()].sort(
    (a, b) => Number(b === FIRST) - Number(a === FIRST) || a.localeCompare(b),
  );
  const samples = await Promise.all(ids.map(async (id) => ({ id, document: await loadSample(id) })));
  return samples.flatMap(({ id, document }) => (document === null ? [] : [{ id, document }]));
}

async function loadSample(id: string): Promise<AnalysisDocument | null> {
  // Part of the program, and restored without a complaint in its tests: only the defaults are still to be filled in.
  const parts = await loaders.get(id)?.();
  return parts === undefined ? null : asSample(parts as DocumentParts);
}

/** The document of a sample, known as one for as long as it is not edited. */
export function asSample(parts: DocumentParts): AnalysisDocument {
  const document = createDocument(parts);
  untouched.add(document);
  return document;
}
