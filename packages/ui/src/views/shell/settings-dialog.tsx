import type { JSX } from "preact";
import { Dialog } from "../../controls/dialog.tsx";
import { CheckField, SegmentedField } from "../../controls/field.tsx";
import { LANGUAGES, language } from "../../state/language.ts";
import { languageOf, setLanguageOf } from "../../state/languages-apart.ts";
import { DECIMAL_CHOICES, decimalChoice } from "../../state/number-marks.ts";
import { closeOverlay } from "../../state/overlay.ts";
import { DENSITIES, density, singleKeys } from "../../state/preferences.ts";
import { readOnly } from "../../state/project.ts";
import { changeDecimal, changeLanguage } from "../../state/reloaded-settings.ts";
import { THEMES, theme } from "../../state/theme.ts";
import { APART } from "../../state/tongues.ts";
import { settings as words } from "../../strings/settings.ts";

/** Figures and report speak as the page does. */
const AS_PAGE = "page";

/** What is chosen for this device: language, colours, spacing, keys. */
export function SettingsDialog(): JSX.Element {
  return (
    <Dialog
      title={words.title}
      kind="small"
      onClose={closeOverlay}
      footer={
        <>
          <span class="spacer" />
          <button type="button" class="button primary" onClick={closeOverlay}>
            {words.close}
          </button>
        </>
      }
    >
      <p class="hint settings-lead">{words.lead}</p>
      <SegmentedField
        label={words.language}
        help={words.languageHelp}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
        onChange={(next) => changeLanguage(LANGUAGES.find((known) => known === next) ?? language)}
      />
      {APART.map((part) => (
        <SegmentedField
          key={part}
          label={words.apart[part]}
          help={words.apartHelp}
          value={languageOf(part) ?? AS_PAGE}
          disabled={readOnly.value}
          choices={[
            { value: AS_PAGE, label: words.asPage },
            ...LANGUAGES.map((value) => ({ value, label: words.languages[value] })),
          ]}
          onChange={(next) => setLanguageOf(part, LANGUAGES.find((known) => known === next) ?? null)}
        />
      ))}
      <SegmentedField
        label={words.decimal}
        help={words.decimalHelp}
        value={decimalChoice}
        choices={DECIMAL_CHOICES.map((value) => ({ value, label: words.decimals[value] }))}
        onChange={(next) => changeDecimal(DECIMAL_CHOICES.find((known) => known === next) ?? decimalChoice)}
      />
      <SegmentedField
        label={words.theme}
        value={theme.value}
        choices={THEMES.map((value) => ({ value, label: words.themes[value] }))}
        onChange={(next) => {
          theme.value = THEMES.find((known) => known === next) ?? "system";
        }}
      />
      <SegmentedField
        label={words.density}
        value={density.value}
        choices={DENSITIES.map((value) => ({ value, label: words.densities[value] }))}
        onChange={(next) => {
          density.value = DENSITIES.find((known) => known === next) ?? "comfortable";
        }}
      />
      <CheckField
        label={words.keys}
        checked={singleKeys.value}
        onChange={(on) => {
          singleKeys.value = on;
        }}
      />
      <p class="hint">{words.motion}</p>
    </Dialog>
  );
}
