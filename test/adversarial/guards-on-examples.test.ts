import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { restoreDocument, runAnalysis } from "@treeline/engine";
import { plotDefs } from "@treeline/plots";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../examples", import.meta.url));
const examples = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("guards leave published analyses in peace", () => {
  it.each(examples.map(({ name }) => name))("%s", (name) => {
    const project: unknown = JSON.parse(readFileSync(join(folder, name, "analysis.json"), "utf8"));
    const restored = restoreDocument(project, plotDefs);
    if (!restored.ok) throw new Error(restored.issues[0]?.message);
    const found = runAnalysis(restored.value).issues.filter(({ code }) => code.startsWith("guard-"));
    expect(found.map(({ message }) => message)).toEqual([]);
  });
});
