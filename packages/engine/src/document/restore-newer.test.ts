import { describe, expect, it } from "vitest";
import { createDocument } from "./defaults.ts";
import { restoreDocument } from "./restore.ts";
import { restoreNewerDocument } from "./restore-newer.ts";
import { SCHEMA_VERSION } from "./types.ts";

const newer = { ...createDocument(), title: "from tomorrow", schema: SCHEMA_VERSION + 1 };

describe("a document of a newer version", () => {
  it("is not opened as one's own, and is shown as far as it is understood", () => {
    const own = restoreDocument(newer);
    expect(own.ok).toBe(false);
    expect(own.issues.map(({ code }) => code)).toEqual(["document-newer"]);
    const shown = restoreNewerDocument({ ...newer, tomorrow: { deep: [1] } });
    expect(shown.ok && shown.value.title).toBe("from tomorrow");
    expect(shown.ok && "tomorrow" in shown.value).toBe(false);
    expect(shown.issues.map(({ code }) => code)).toContain("document-newer-read");
    expect(shown.issues.some(({ message }) => message.includes("tomorrow"))).toBe(true);
  });

  it("is refused where what is understood of it is no document", () => {
    const shown = restoreNewerDocument({ schema: SCHEMA_VERSION + 1, rows: [] });
    expect(shown.ok).toBe(false);
    expect(restoreNewerDocument(null).ok).toBe(false);
  });

  it("leaves documents of this version to the usual way", () => {
    const document = createDocument();
    expect(restoreNewerDocument(document)).toEqual(restoreDocument(document));
  });
});
