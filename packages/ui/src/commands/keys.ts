import { commands as words } from "../strings/commands.ts";

/** One combination of keys. */
interface Keys {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** As `event.key` has it, in lower case; a digit stands for its place on the keyboard. */
  readonly key: string;
}

/** The parts of an event of the keyboard that tell a combination. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** @param shortcut "Mod+Shift+Z", "Alt+Shift+1", "F6", "?" */
function parseKeys(shortcut: string): Keys {
  const parts = shortcut.split("+");
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { mod: has("Mod"), shift: has("Shift"), alt: has("Alt"), key: parts.at(-1)!.toLowerCase() };
}

/** A mark such as "?" or "," is typed with whatever keys a layout has it on. */
function isMark(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key);
}

/** Whether the keys pressed are those of a shortcut. */
export function matchesKeys(shortcut: string, press: KeyPress): boolean {
  const { mod, shift, alt, key } = parseKeys(shortcut);
  if (mod !== (press.ctrlKey || press.metaKey)) return false;
  if (isMark(key)) return press.key === key;
  if (shift !== press.shiftKey || alt !== press.altKey) return false;
  if (/^\d$/.test(key)) return press.code === `Digit${key}`;
  return press.key === " " ? key === "space" : press.key.toLowerCase() === key;
}

/** Whether a shortcut is a single character, which typing would set off. */
export function isCharacter(shortcut: string): boolean {
  return shortcut.length === 1;
}

/** Keys that are neither a character nor numbered, as people write them. */
function nameOf(key: string): string {
  const { space, delete: remove, backspace } = words.keyNames;
  const names: Readonly<Record<string, string>> = {
    arrowup: "\u2191",
    arrowdown: "\u2193",
    arrowleft: "\u2190",
    arrowright: "\u2192",
    space,
    delete: remove,
    backspace,
  };
  return names[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace(/^f(?=\d)/, "F"));
}

function onMac(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
}

/** A shortcut as people write it: "Ctrl Shift Z", on a Mac the signs of its keys. */
export function showKeys(shortcut: string, mac: boolean = onMac()): string {
  const { mod, shift, alt, key } = parseKeys(shortcut);
  const names = mac
    ? { mod: "\u2318", shift: "\u21e7", alt: "\u2325" }
    : { mod: words.keyNames.ctrl, shift: words.keyNames.shift, alt: words.keyNames.alt };
  return [
    ...(mod ? [names.mod] : []),
    ...(alt ? [names.alt] : []),
    ...(shift ? [names.shift] : []),
    nameOf(key),
  ].join(mac ? "" : " ");
}

/** A shortcut in the words of `aria-keyshortcuts`. */
export function ariaKeys(shortcut: string): string {
  const { mod, shift, alt, key } = parseKeys(shortcut);
  const rest = [
    ...(alt ? ["Alt"] : []),
    ...(shift ? ["Shift"] : []),
    key.length === 1 ? key.toUpperCase() : key,
  ];
  return mod ? `Control+${rest.join("+")} Meta+${rest.join("+")}` : rest.join("+");
}
