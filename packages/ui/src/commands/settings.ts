import { LANGUAGES, language } from "../state/language.ts";
import { languageOf, setLanguageOf } from "../state/languages-apart.ts";
import { DECIMAL_CHOICES, decimalChoice } from "../state/number-marks.ts";
import { DENSITIES, density, singleKeys } from "../state/preferences.ts";
import { readOnly } from "../state/project.ts";
import { changeDecimal, changeLanguage } from "../state/reloaded-settings.ts";
import { say } from "../state/said.ts";
import { APART } from "../state/tongues.ts";
import { palette } from "../strings/palette.ts";
import { settings as words } from "../strings/settings.ts";
import type { Command } from "./command.ts";

/** Every choice of the settings but the colours, which have a source of their own. */
export function settingCommands(): readonly Command[] {
  const set = (id: string, label: string, enabled: () => boolean, run: () => void): Command => ({
    id: `screen.${id}`,
    label,
    group: "screen",
    also: palette.settingAlso,
    enabled,
    run: () => {
      run();
      say(label);
    },
  });
  return [
    ...LANGUAGES.map((choice) =>
      set(
        `language-${choice}`,
        palette.set(words.language, words.languages[choice]),
        () => choice !== language,
        () => changeLanguage(choice),
      ),
    ),
    ...APART.flatMap((part) =>
      [null, ...LANGUAGES].map((choice) =>
        set(
          `language-${part}-${choice ?? "page"}`,
          palette.set(words.apart[part], choice === null ? words.asPage : words.languages[choice]),
          () => choice !== languageOf(part) && !readOnly.value,
          () => setLanguageOf(part, choice),
        ),
      ),
    ),
    ...DECIMAL_CHOICES.map((choice) =>
      set(
        `decimal-${choice}`,
        palette.set(words.decimal, words.decimals[choice]),
        () => choice !== decimalChoice,
        () => changeDecimal(choice),
      ),
    ),
    ...DENSITIES.map((choice) =>
      set(
        `density-${choice}`,
        palette.set(words.density, words.densities[choice]),
        () => choice !== density.value,
        () => {
          density.value = choice;
        },
      ),
    ),
    ...([true, false] as const).map((on) =>
      set(
        `character-keys-${on ? "on" : "off"}`,
        palette.set(words.keys, words.keysState[on ? "on" : "off"]),
        () => singleKeys.value !== on,
        () => {
          singleKeys.value = on;
        },
      ),
    ),
  ];
}
