import { asAnalysed, runAnalysis, serialiseDocument } from "@treeline/engine";
import { compareStyles } from "@treeline/engine/reconcile";
import { styleOf } from "@treeline/engine/styles";
import { OUT } from "../answer.ts";
import type { Command } from "../command.ts";
import { deliver, readDocument } from "../document-file.ts";
import { nearestStyleText, stylesText } from "../reconcile-text.ts";
import { inStyle, STYLE_OPTIONS, styleAsked } from "../style-options.ts";

export const styles: Command = {
  id: "styles",
  label: "Styles",
  summary:
    "Pools the same data as RevMan, metafor, meta, JASP, Stata, Meta-Essentials, IQWiG and Treeline would, side by side.",
  file: "<analysis.json>",
  options: {
    style: {
      ...STYLE_OPTIONS.style!,
      help: `write the analysis with every default of one program instead: ${STYLE_OPTIONS.style!.help.split(": ")[1]}`,
    },
    json: { type: "boolean", help: "print the table as JSON, numbers unrounded" },
    ...OUT,
  },
  async run(args, terminal) {
    const document = await readDocument(args.file, terminal);
    if (document === null) return 2;
    const style = styleAsked(args);
    if (style !== undefined) {
      await deliver(serialiseDocument(inStyle(document, style)), args.text("out"), terminal);
      return 0;
    }
    const analysed = asAnalysed(document, runAnalysis(document));
    const rows = compareStyles(analysed);
    const text = args.flag("json")
      ? `${JSON.stringify(rows, null, 2)}\n`
      : `${nearestStyleText(document, styleOf(document))}\n\n${stylesText(rows)}`;
    await deliver(text, args.text("out"), terminal);
    return rows.every(({ numbers }) => numbers === null) ? 2 : 0;
  },
};
