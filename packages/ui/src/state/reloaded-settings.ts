import { settings as words } from "../strings/settings.ts";
import { keepLanguage, type Language, language } from "./language.ts";
import { showNotice } from "./notices.ts";
import { type DecimalChoice, decimalChoice, keepDecimalChoice } from "./number-marks.ts";

/** Leaving the page keeps what is not saved yet. */
export function changeLanguage(next: Language): void {
  if (next !== language) reloadWith(() => keepLanguage(next));
}

export function changeDecimal(next: DecimalChoice): void {
  if (next !== decimalChoice) reloadWith(() => keepDecimalChoice(next));
}

/** What changes every word or number is read when the page is loaded; where nothing is kept, that is said. */
function reloadWith(keep: () => void): void {
  try {
    keep();
  } catch {
    showNotice({ id: "settings", severity: "warning", text: words.notKept });
    return;
  }
  location.reload();
}
