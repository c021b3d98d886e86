import { existsSync, readdirSync, readFileSync } from "node:fs";
import { commands } from "@treeline/cli";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), "utf8");
const exists = (path: string): boolean => existsSync(new URL(path, root));

const pages = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  ...readdirSync(new URL("examples/", root)).map((name) => `examples/${name}/README.md`),
];
const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
/** pnpm's own words, which are not scripts of ours. */
const PNPM = ["install", "exec", "add", "run", "dlx"];

describe.each(pages)("%s", (page) => {
  const content = text(page);

  it("names only commands that exist", () => {
    const named = [...content.matchAll(/pnpm(?:@[\d.]+)? ([a-z][a-z0-9:-]*)/g)].map((match) => match[1]!);
    const unknown = named.filter((name) => !(name in scripts) && !PNPM.includes(name));
    expect(unknown).toEqual([]);
    const subcommands = [...content.matchAll(/pnpm(?:@[\d.]+)? treeline ([a-z]+)/g)].map(
      (match) => match[1]!,
    );
    expect(subcommands.filter((name) => !commands.some((command) => command.id === name))).toEqual([]);
  });

  it("names only files and folders that exist", () => {
    const folder = page.slice(0, page.lastIndexOf("/") + 1);
    const links = [...content.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      (match) => folder + match[1]!,
    );
    const quoted = [...content.matchAll(/`((?:packages|test|examples|\.ci)\/[\w./@-]*[\w/])`/g)].map(
      (match) => match[1]!,
    );
    // `xx.ts` stands for a file that the reader is to write.
    expect([...links, ...quoted].filter((path) => !exists(path) && !/\/xx\./.test(path))).toEqual([]);
  });
});

describe("one version of the package manager", () => {
  it("is named everywhere", () => {
    const versions = [...pages, ".ci/run"].flatMap((page) =>
      [...text(page).matchAll(/pnpm@([\d.]+\d)/g)].map((match) => match[1]!),
    );
    expect(new Set(versions).size).toBe(1);
  });
});
