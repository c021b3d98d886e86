const KEY = "treeline-recent-commands";
const MOST = 6;

/** Ids of the commands run last from the palette, the last one first. */
export function recentCommands(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Storage may be blocked: then nothing is remembered, which is not worth a message. */
export function rememberCommand(id: string): void {
  try {
    const ids = [id, ...recentCommands().filter((other) => other !== id)].slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    return;
  }
}
