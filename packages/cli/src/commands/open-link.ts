import { serialiseDocument } from "@treeline/engine";
import { isShareLink } from "@treeline/engine/share";
import { OUT } from "../answer.ts";
import { type Command, UsageError } from "../command.ts";
import { deliver, readDocument } from "../document-file.ts";

export const openLink: Command = {
  id: "open-link",
  label: "Open link",
  summary:
    "Writes the analysis that a share link holds as a project file; every command takes such a link in place of a file, too.",
  file: "<link>",
  options: {
    ...OUT,
  },
  async run(args, terminal) {
    if (!isShareLink(args.file)) {
      throw new UsageError(
        "open-link needs a share link, with #project= in it. Put it in quotes: the shell reads # and & otherwise.",
      );
    }
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    await deliver(serialiseDocument(read), args.text("out"), terminal);
    return 0;
  },
};
