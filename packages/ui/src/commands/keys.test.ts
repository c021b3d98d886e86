import { describe, expect, it } from "vitest";
import { ariaKeys, type KeyPress, matchesKeys, showKeys } from "./keys.ts";

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe("matchesKeys", () => {
  it("takes Ctrl and Cmd for Mod, and no shortcut with more or fewer keys", () => {
    expect(matchesKeys("Mod+Z", press("z", { ctrlKey: true }))).toBe(true);
    expect(matchesKeys("Mod+Z", press("z", { metaKey: true }))).toBe(true);
    expect(matchesKeys("Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matchesKeys("Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matchesKeys("Mod+Z", press("z"))).toBe(false);
    expect(matchesKeys("Mod+Z", press("z", { ctrlKey: true, altKey: true }))).toBe(false);
  });

  it("takes digits by their place, since Shift changes what they type", () => {
    expect(matchesKeys("Alt+Shift+1", press("!", { code: "Digit1", altKey: true, shiftKey: true }))).toBe(
      true,
    );
    expect(
      matchesKeys("Alt+Shift+1", press("\u2044", { code: "Digit1", altKey: true, shiftKey: true })),
    ).toBe(true);
    expect(matchesKeys("Alt+Shift+2", press("!", { code: "Digit1", altKey: true, shiftKey: true }))).toBe(
      false,
    );
  });

  it("takes marks with whatever keys a layout has them on", () => {
    expect(matchesKeys("?", press("?", { shiftKey: true }))).toBe(true);
    expect(matchesKeys("Mod+/", press("/", { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matchesKeys("?", press("?", { ctrlKey: true }))).toBe(false);
  });

  it("tells F6 from Shift F6", () => {
    expect(matchesKeys("F6", press("F6"))).toBe(true);
    expect(matchesKeys("F6", press("F6", { shiftKey: true }))).toBe(false);
    expect(matchesKeys("Shift+F6", press("F6", { shiftKey: true }))).toBe(true);
  });
});

it("takes the space bar with the keys held beside it", () => {
  expect(matchesKeys("Shift+Space", press(" ", { shiftKey: true }))).toBe(true);
  expect(matchesKeys("Mod+Space", press(" ", { ctrlKey: true }))).toBe(true);
  expect(matchesKeys("Shift+Space", press(" "))).toBe(false);
  expect(showKeys("Shift+Space", false)).toBe("Shift Space");
  expect(showKeys("Alt+ArrowUp", false)).toBe("Alt \u2191");
});

it("writes shortcuts as people do, and as assistive technology reads them", () => {
  expect(showKeys("Mod+Shift+Z", false)).toBe("Ctrl Shift Z");
  expect(showKeys("Mod+Shift+Z", true)).toBe("\u2318\u21e7Z");
  expect(showKeys("Shift+F6", false)).toBe("Shift F6");
  expect(ariaKeys("Mod+Shift+Z")).toBe("Control+Shift+Z Meta+Shift+Z");
  expect(ariaKeys("F6")).toBe("f6");
});
