import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseAst } from "vitest/node";

const engine = new URL("../../packages/engine/src/", import.meta.url);

/** What IEEE 754 or ECMAScript define to the last bit. */
const EXACT = new Set(
  "PI E LN2 LN10 SQRT1_2 SQRT2 abs sign floor ceil round trunc min max sqrt fround imul clz32".split(" "),
);

/** Whether a source raises to a power by the operator; two stars in a text, of Python or of Markdown, are none. */
function hasPower(code: string): boolean {
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null) return false;
    if ("operator" in node && (node.operator === "**" || node.operator === "**=")) return true;
    return Object.values(node).some(visit);
  };
  return code.includes("**") && visit(parseAst(code, { lang: "ts" }));
}

it("uses only functions whose last bit is the same in every browser", () => {
  const files = (readdirSync(engine, { recursive: true }) as string[]).filter(
    (path) => path.endsWith(".ts") && !path.endsWith(".test.ts"),
  );
  const found = files.flatMap((path) => {
    const code = readFileSync(new URL(path, engine), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const inexact = [...code.matchAll(/Math\.(\w+)/g)]
      .map((match) => match[1]!)
      .filter((name) => !EXACT.has(name));
    return [...inexact, ...(hasPower(code) ? ["**"] : [])].map((name) => `${path}: ${name}`);
  });
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

it("tells a power from two stars in a text", () => {
  expect(hasPower("const a = 2 ** x;")).toBe(true);
  expect(hasPower("a **= 2;")).toBe(true);
  expect(hasPower(["const a = `$", "{2 ** x}`;"].join(""))).toBe(true);
  expect(hasPower('const a = "**bold**" + `se ** 2`;')).toBe(false);
});
