import type { JSX } from "preact";
import { Dialog } from "../../controls/dialog.tsx";
import { CheckField, SegmentedField } from "../../controls/field.tsx";
import { LANGUAGES, language } from "../../state/language.ts";
import { DECIMAL_CHOICES, decimalChoice } from "../../state/number-marks.ts";
import { closeOverlay } from "../../state/overlay.ts";
import { DENSITIES, density, singleKeys } from "../../state/preferences.ts";
import { changeDecimal, changeLanguage } from "../../state/reloaded-settings.ts";
import { THEMES, theme } from "../../state/theme.ts";
import { settings as words } from "../../strings/settings.ts";

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
