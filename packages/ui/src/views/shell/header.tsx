import type { JSX } from "preact";
import { CommandButton, menuItem } from "../../commands/command-button.tsx";
import { openCommand, saveCommand } from "../../commands/files.ts";
import { redoCommand, undoCommand } from "../../commands/history.ts";
import { calculatorCommand } from "../../commands/pages.ts";
import { glossaryCommand, paletteCommand, settingsCommand, shortcutsCommand } from "../../commands/screen.ts";
import { BrandMark, Icon } from "../../controls/icons.tsx";
import { Menu } from "../../controls/menu.tsx";
import { setTitle } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { exportItems } from "./export-menu.ts";
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
        <CommandButton command={paletteCommand} class="button icon-only">
          <Icon name="search" />
        </CommandButton>
        <SamplesMenu />
        <CommandButton command={calculatorCommand} class="button wide-only" />
        <CommandButton command={openCommand} class="button wide-only" />
        <CommandButton command={saveCommand} class="button wide-only" />
        <CommandButton command={settingsCommand} class="button icon-only wide-only">
          <Icon name="settings" />
        </CommandButton>
        <Menu label={t.shell.export} items={exportItems()} primary align="end" />
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
        title={project.value.title}
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
      <CommandButton command={undoCommand} class="button icon-text">
        <Icon name="undo" />
        <span class="button-text">{undoCommand.label}</span>
      </CommandButton>
      <CommandButton command={redoCommand} class="button icon-only">
        <Icon name="redo" />
      </CommandButton>
    </>
  );
}

/** What does not fit a narrow header. */
function NarrowMenu(): JSX.Element {
  const items = [
    calculatorCommand,
    openCommand,
    saveCommand,
    settingsCommand,
    shortcutsCommand,
    glossaryCommand,
  ];
  return (
    <div class="narrow-only">
      <Menu label={<Icon name="more" />} name={t.shell.more} align="end" items={items.map(menuItem)} />
    </div>
  );
}
