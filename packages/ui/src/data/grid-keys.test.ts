import { expect, it } from "vitest";
import { shortcutList } from "../strings/palette.ts";
import type { GridCommands } from "./grid-commands.ts";
import { gridShortcuts, runKey } from "./grid-keys.ts";

const plain = { code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

/** Commands that note their names. */
function noting(): { commands: GridCommands; done: string[] } {
  const done: string[] = [];
  const commands = new Proxy({} as GridCommands, {
    get: (_, name) => (step?: number) => {
      done.push(step === undefined ? String(name) : `${String(name)} ${step}`);
      return true;
    },
  });
  return { commands, done };
}

it("tells moving a column from making it wider, and leaves what is no shortcut to typing", () => {
  const { commands, done } = noting();
  expect(runKey({ ...plain, key: "ArrowRight", altKey: true }, commands)).toBe(true);
  expect(runKey({ ...plain, key: "ArrowRight", altKey: true, shiftKey: true }, commands)).toBe(true);
  expect(runKey({ ...plain, key: "d", metaKey: true }, commands)).toBe(true);
  expect(runKey({ ...plain, key: "d" }, commands)).toBe(false);
  expect(runKey({ ...plain, key: " " }, commands)).toBe(false);
  expect(done).toEqual(["canMoveColumns 1", "moveColumns 1", "resize 16", "fillDown"]);
});

it("lists a line of shortcuts for everything that the list has words for", () => {
  const { title, ...lines } = shortcutList.grid;
  expect(title).not.toBe("");
  expect([...gridShortcuts().keys()].sort()).toEqual(Object.keys(lines).sort());
  expect(gridShortcuts().get("clear")).toEqual(["Delete", "Backspace"]);
});
