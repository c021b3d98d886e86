import { type KeepingDialog, keepingDialog } from "../state/keeping.ts";
import { keeping, sharing } from "../strings/keeping.ts";
import type { Command } from "./command.ts";

/** Where work is kept, its earlier states, and the link that holds it. */
export function keepingCommands(): readonly Command[] {
  return [
    command("storage", keeping.heading, keeping.storageAlso),
    command("earlier", keeping.earlier, keeping.earlierAlso),
    command("share", sharing.heading, sharing.also),
  ];
}

function command(dialog: KeepingDialog, label: string, also: string): Command {
  return {
    id: `keeping.${dialog}`,
    label,
    group: "file",
    also,
    run: () => {
      keepingDialog.value = dialog;
    },
  };
}
