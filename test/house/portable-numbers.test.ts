import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const engine = new URL("../../packages/engine/src/", import.meta.url);

/** What IEEE 754 or ECMAScript define to the last bit. */
const EXACT = new Set(
  "PI E LN2 LN10 SQRT1_2 SQRT2 abs sign floor ceil round trunc min max sqrt fround imul clz32".split(" "),
);

it("uses only functions whose last bit is the same in every browser", () => {
  const files = (readdirSync(engine, { recursive: true }) as string[]).filter(
    (path) => path.endsWith(".ts") && !path.endsWith(".test.ts"),
  );
  const found = files.flatMap((path) => {
    const code = readFileSync(new URL(path, engine), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const inexact = [...code.matchAll(/Math\.(\w+)/g)]
      .map((match) => match[1]!)
      .filter((name) => !EXACT.has(name));
    return [...inexact, ...(/\*\*/.test(code) ? ["**"] : [])].map((name) => `${path}: ${name}`);
  });
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
