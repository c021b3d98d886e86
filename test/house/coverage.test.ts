import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const rows = readFileSync(new URL("COVERAGE.md", root), "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .map(([number, feature, screen, key, test, status]) => ({ number, feature, screen, key, test, status }));

it("numbers its rows without a gap", () => {
  expect(rows.map((row) => Number(row.number))).toEqual(rows.map((_, index) => index + 1));
});

it("names a way to reach it and an existing test for every feature that is there, and what a partial one lacks", () => {
  const wrong = rows.filter(({ screen, key, test, status }) => {
    if (status === "*not yet*") return Boolean(screen || key || test);
    const path = /^`(.+)`$/.exec(test ?? "")?.[1];
    const reachable = Boolean(screen || key);
    const honest = status === "*whole*" || /^\*partial\*: lacks ./.test(status ?? "");
    return !(reachable && honest && path !== undefined && existsSync(new URL(path, root)));
  });
  expect(wrong.map((row) => `${row.number} ${row.feature}: ${row.test} ${row.status}`)).toEqual([]);
});

it("counts what it lists", () => {
  const count = (status: string): number =>
    rows.filter((row) => row.status?.startsWith(`*${status}*`)).length;
  const line = `${count("whole")} whole; ${count("partial")} partial; ${count("not yet")} not yet of ${rows.length}.`;
  expect(readFileSync(new URL("COVERAGE.md", root), "utf8")).toContain(line);
});
