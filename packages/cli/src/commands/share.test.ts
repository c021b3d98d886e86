import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const example = fileURLToPath(new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url));
const BASE = "https://app.example/treeline/";

describe("share and open-link", () => {
  it("print a link and the project it holds, byte by byte", async () => {
    const shared = await callCli("share", example, "--base", BASE);
    expect(shared.exit).toBe(0);
    expect(shared.out.trim()).toMatch(/^https:\/\/app\.example\/treeline\/#project=1\.[\w-]+$/);
    expect(shared.error).toContain(`${shared.out.trim().length} characters`);
    expect(shared.error).toContain("holds the data");
    const opened = await callCli("open-link", shared.out.trim());
    expect(opened.out).toBe(readFileSync(example, "utf8"));
  });

  it("let a link stand in place of a file", async () => {
    const { out: link } = await callCli("share", example, "--base", BASE, "--lean");
    const fromLink = await callCli("run", link.trim(), "--json");
    const fromFile = await callCli("run", example, "--json");
    expect(JSON.parse(fromLink.out).fit).toEqual(JSON.parse(fromFile.out).fit);
  });

  it("say what is wrong with a link or an address", async () => {
    const cut = await callCli("run", `${BASE}#project=1.abc`);
    expect(cut.exit).toBe(2);
    expect(cut.error).toContain("could not be opened");
    const bare = await callCli("open-link", "https://app.example/");
    expect(bare.exit).toBe(1);
    expect(bare.error).toContain("quotes");
    const homeless = await callCli("share", example);
    expect(homeless.exit).toBe(1);
    expect(homeless.error).toContain("--base");
  });
});
