import { describe, expect, it } from "vitest";
import { runCli } from "./cli.ts";
import { commands } from "./commands.ts";
import { helpWidth, wrap } from "./help.ts";

async function print(argv: readonly string[], columns?: number) {
  let out = "";
  const none = () => Promise.reject(new Error("no file is read for help"));
  const exit = await runCli(argv, {
    out: (text) => {
      out += text;
    },
    error: () => {},
    readText: none,
    readBytes: none,
    writeText: none,
    writeBytes: none,
    lines: async function* () {},
    ...(columns === undefined ? {} : { columns }),
  });
  return { exit, out };
}

describe("help", () => {
  it.each([60, 80, 100])("of every command keeps within %i columns and loses no option", async (columns) => {
    for (const { id, options } of commands) {
      const { exit, out } = await print([id, "--help"], columns);
      expect(exit).toBe(0);
      for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(columns);
      for (const [name, { help, value }] of Object.entries(options)) {
        expect(out).toContain(`--${name}`);
        const plain = out.replace(/\s+/gu, "");
        expect(plain).toContain(help.replace(/\s+/gu, ""));
        expect(plain).toContain(`--${name}${value ?? ""}`.replace(/\s+/gu, ""));
      }
    }
    const { out } = await print(["--help"], columns);
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(columns);
  });

  it("is as wide as the terminal within bounds, and 80 columns where it does not tell", () => {
    expect([undefined, 20, 90, 300].map(helpWidth)).toEqual([80, 50, 90, 100]);
  });

  it("breaks at spaces and after bars, and lets a word that is too long stand alone", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("--test z|knha|adhoc", 10)).toEqual(["--test z|", "knha|adhoc"]);
    expect(wrap("a incomprehensible b", 5)).toEqual(["a", "incomprehensible", "b"]);
    expect(wrap("", 5)).toEqual([]);
  });
});
