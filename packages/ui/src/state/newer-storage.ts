import { downloadProject } from "../export/download.ts";
import { keeping } from "../strings/keeping.ts";
import { t } from "../strings/t.ts";
import { showNotice } from "./notices.ts";
import { project } from "./project.ts";

/** A newer version of the program has made what is stored its own while this one was open: nothing here is the cause. */
export function sayNewerStorage(): void {
  showNotice({
    id: "save-failed",
    severity: "error",
    text: keeping.newerStorage,
    lasting: true,
    action: { label: t.notices.download, run: () => downloadProject(project.value) },
    other: { label: keeping.reload, run: () => location.reload() },
  });
}
