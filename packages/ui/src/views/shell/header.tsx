import type { JSX } from "preact";
import { BrandMark, Icon } from "../../controls/icons.tsx";
import { Menu } from "../../controls/menu.tsx";
import { downloadProject } from "../../export/download.ts";
import { openCalculator } from "../../state/calculator.ts";
import { setTitle } from "../../state/edits.ts";
import { canRedo, canUndo, project, readOnly, redo, undo } from "../../state/project.ts";
import { nextTheme, theme } from "../../state/theme.ts";
import { t } from "../../strings/t.ts";
import { exportItems } from "./export-menu.ts";
import { chooseFile } from "./files.ts";
import { SamplesMenu } from "./samples-menu.tsx";
import { StatusChip } from "./status-chip.tsx";

/** Who, what, how safe; and what can be done with the whole. */
export function Header(): JSX.Element {
  return (
    <header class="top">
      <span class="brand">
        <BrandMark />
        <span class="brand-name">{t.shell.product}</span>
      </span>
      <TitleField />
      <StatusChip />
      <span class="spacer" />
      <div class="top-actions">
        <HistoryButtons />
        <SamplesMenu />
        <button type="button" class="button wide-only" onClick={openCalculator}>
          {t.shell.calculator}
        </button>
        <button type="button" class="button wide-only" title={t.shell.openHint} onClick={() => chooseFile()}>
          {t.shell.open}
        </button>
        <button type="button" class="button wide-only" onClick={() => downloadProject(project.value)}>
          {t.shell.save}
        </button>
        <ThemeButton />
        <ExportMenu />
        <NarrowMenu />
      </div>
    </header>
  );
}

function TitleField(): JSX.Element {
  return (
    <h1 class="title">
      <input
        class="title-input"
        aria-label={t.shell.titleLabel}
        placeholder={t.shell.untitled}
        value={project.value.title}
        readOnly={readOnly.value}
        onInput={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
    </h1>
  );
}

function HistoryButtons(): JSX.Element {
  return (
    <>
      <button
        type="button"
        class="button icon-text"
        disabled={!canUndo.value}
        onClick={undo}
        title={`${t.shell.undo} (Ctrl Z)`}
      >
        <Icon name="undo" />
        <span class="button-text">{t.shell.undo}</span>
      </button>
      <button
        type="button"
        class="button icon-only"
        disabled={!canRedo.value}
        onClick={redo}
        aria-label={t.shell.redo}
        title={`${t.shell.redo} (Ctrl Shift Z)`}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}

function ThemeButton(): JSX.Element {
  const names = { system: t.shell.themeSystem, light: t.shell.themeLight, dark: t.shell.themeDark };
  const name = names[theme.value];
  return (
    <button
      type="button"
      class="button icon-only wide-only"
      aria-label={name}
      title={name}
      onClick={nextTheme}
    >
      <Icon name={theme.value} />
    </button>
  );
}

function ExportMenu(): JSX.Element {
  return <Menu label={t.shell.export} items={exportItems()} primary align="end" />;
}

/** What does not fit a narrow header. */
function NarrowMenu(): JSX.Element {
  return (
    <div class="narrow-only">
      <Menu
        label={<Icon name="more" />}
        name={t.shell.more}
        align="end"
        items={[
          { label: t.shell.calculator, run: openCalculator },
          { label: t.shell.open, run: () => chooseFile() },
          { label: t.shell.save, run: () => downloadProject(project.value) },
          {
            label: { system: t.shell.themeSystem, light: t.shell.themeLight, dark: t.shell.themeDark }[
              theme.value
            ],
            run: nextTheme,
          },
        ]}
      />
    </div>
  );
}
