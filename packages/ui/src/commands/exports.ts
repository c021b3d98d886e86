import { palette as words } from "../strings/palette.ts";
import { t } from "../strings/t.ts";
import { exportItems } from "../views/shell/export-menu.ts";
import type { Command } from "./command.ts";

/** Every entry of the export menu. */
export function exportCommands(): readonly Command[] {
  return exportItems().map(({ label, detail, disabled, run }) => ({
    id: `export.${label}`,
    label,
    group: "export",
    ...(detail === undefined ? {} : { detail }),
    also: label === t.shell.exportFigure ? words.figureAlso : words.exportAlso,
    enabled: () => disabled !== true,
    run,
  }));
}
