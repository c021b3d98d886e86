import { effect, type Signal, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const KEY = "treeline-theme";
const ORDER: readonly Theme[] = ["system", "light", "dark"];

export const theme: Signal<Theme> = signal(remembered());

/** Follows the choice; the style sheets do the rest. */
export function startTheme(): void {
  effect(() => {
    const chosen = theme.value;
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    remember(chosen);
  });
}

export function nextTheme(): void {
  theme.value = ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length] ?? "system";
}

// Storage may be blocked; a forgotten theme is not worth a message.
function remembered(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return ORDER.find((known) => known === kept) ?? "system";
  } catch {
    return "system";
  }
}

function remember(chosen: Theme): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    return;
  }
}
