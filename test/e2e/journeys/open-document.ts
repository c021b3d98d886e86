import type { Page } from "@playwright/test";
import { type AnalysisDocument, createDocument, serialiseDocument } from "@treeline/engine";
import { expect } from "./app.ts";

export type Cells = Readonly<Record<string, readonly (number | null)[]>>;

/** A project of studies with columns of numbers, each in the role it is named after. */
export function projectOf(
  title: string,
  measure: string,
  studies: readonly string[],
  cells: Cells,
  effects: Partial<AnalysisDocument["effects"]> = {},
): AnalysisDocument {
  const base = createDocument();
  return {
    ...base,
    title,
    table: {
      rowIds: studies.map((_, row) => `r${row + 1}`),
      columns: [
        { name: "Study", kind: "text", values: studies },
        ...Object.entries(cells).map(
          ([name, values]) => ({ name, kind: "number", values, unparsed: {} }) as const,
        ),
      ],
    },
    roles: {
      label: "Study",
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])),
      weights: null,
    },
    effects: { ...base.effects, measure, params: {}, ...effects },
  };
}

/** Opens a project by its file, and waits until it stands on the page. */
export async function openDocument(page: Page, document: AnalysisDocument): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await (await chooser).setFiles({
    name: "project.json",
    mimeType: "application/json",
    buffer: Buffer.from(serialiseDocument(document), "utf8"),
  });
  await expect(page.getByLabel("Title of the analysis")).toHaveValue(document.title);
}
