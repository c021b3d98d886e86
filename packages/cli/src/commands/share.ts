import { LINK_LIMITS, shareLink, withoutUnusedColumns } from "@treeline/engine/share";
import { type Command, UsageError } from "../command.ts";
import { readDocument } from "../document-file.ts";

export const share: Command = {
  id: "share",
  label: "Share link",
  summary:
    "Prints a link that opens the analysis: it holds the whole document, data included, behind its #, which browsers send to no server.",
  file: "<analysis.json>",
  options: {
    base: {
      type: "string",
      value: "<address>",
      help: "where the program is served, such as https://host/treeline/",
    },
    lean: { type: "boolean", help: "without the columns that nothing in the analysis names" },
  },
  async run(args, terminal) {
    const base = args.text("base");
    if (base === undefined || !URL.canParse(base)) {
      throw new UsageError(
        "share needs --base <address>: where the program is served, such as https://host/treeline/",
      );
    }
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const link = shareLink(args.flag("lean") ? withoutUnusedColumns(read) : read, base);
    terminal.out(`${link}\n`);
    terminal.error(
      `${link.length} characters. The link holds the data: whoever has it can read them.${caution(link)}\n`,
    );
    return 0;
  },
};

function caution({ length }: string): string {
  if (length > LINK_LIMITS.many) {
    return ` Many programs cut a link of more than ${LINK_LIMITS.many} characters: send the project file instead.`;
  }
  return length > LINK_LIMITS.some
    ? ` Some mail programs cut a link of more than ${LINK_LIMITS.some} characters: try it, or send the project file.`
    : "";
}
