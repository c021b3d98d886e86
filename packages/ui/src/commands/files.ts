import { downloadProject } from "../export/download.ts";
import { hasProject, project, readOnly, view } from "../state/project.ts";
import { emptyDocument, startWith } from "../state/session.ts";
import { commands as words } from "../strings/commands.ts";
import { t } from "../strings/t.ts";
import { chooseFile, importSource } from "../views/shell/files.ts";
import type { Command } from "./command.ts";

const canEdit = (): boolean => !readOnly.value;

export const openCommand: Command = {
  id: "file.open",
  label: t.shell.open,
  group: "file",
  detail: t.shell.openHint,
  shortcuts: ["Mod+O"],
  enabled: canEdit,
  run: () => chooseFile(),
};

export const saveCommand: Command = {
  id: "file.save",
  label: t.shell.save,
  group: "file",
  shortcuts: ["Mod+S"],
  enabled: () => hasProject.value,
  run: () => downloadProject(project.value),
};

export const importCommand: Command = {
  id: "file.import",
  label: words.import,
  group: "file",
  shortcuts: ["Mod+I"],
  enabled: canEdit,
  run: () => {
    importSource.value = { kind: "choose" };
  },
};

export const newCommand: Command = {
  id: "file.new",
  label: t.shell.newAnalysis,
  group: "file",
  enabled: canEdit,
  run: async () => {
    await startWith(emptyDocument());
    view.value = "data";
  },
};
