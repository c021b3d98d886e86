import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMMITTED, designOf } from "./coverage/options.ts";
import { helpAskedFor } from "./help.ts";

const run = fileURLToPath(new URL("run.ts", import.meta.url));

describe("help of the simulation", () => {
  it("is printed instead of simulating, with success", () => {
    // A failure, or a simulation of minutes, throws.
    const out = execFileSync(process.execPath, ["--import", "tsx", run, "coverage", "--help"], {
      timeout: 60_000,
    });
    expect(out.toString()).toContain("--replications");
  }, 60_000);

  it("names every option with its default, within 100 columns", () => {
    const help = helpAskedFor(["coverage", "--help"])!;
    const options = [...help.matchAll(/^ {2}--(\w+)/gmu)].map(([, name]) => name);
    expect(options).toEqual(Object.keys(COMMITTED));
    const told = Object.entries(COMMITTED).flatMap(([name, value]) => [`--${name}`, String(value)]);
    expect(designOf(told)).toEqual(COMMITTED);
    expect(Math.max(...help.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it("is that of the whole where nothing is named, and none where none is asked for", () => {
    expect(helpAskedFor(["--help"])).toContain("pnpm simulate coverage --help");
    expect(helpAskedFor(["coverage", "--seed", "2"])).toBeNull();
    expect(helpAskedFor([])).toBeNull();
  });
});
