import { reportToJson, runAnalysis } from "@treeline/engine";
import { AGGREGATE_OPTIONS, withAggregate } from "../aggregate-options.ts";
import { OUT } from "../answer.ts";
import { ARTEFACT_OPTIONS, withArtefacts } from "../artefact-options.ts";
import type { Command } from "../command.ts";
import { DEPENDENCE_OPTIONS, withDependence } from "../dependence-options.ts";
import { DISPLAY_OPTIONS, withDisplay } from "../display-options.ts";
import { deliver, hasErrors, readDocument } from "../document-file.ts";
import { MODEL_OPTIONS, withModel } from "../model-options.ts";
import { MODERATOR_OPTIONS, withModerators } from "../moderator-options.ts";
import { NETWORK_OPTIONS, withNetwork } from "../network-options.ts";
import { reportText } from "../report-text.ts";
import { SCALE_OPTIONS, withScale } from "../scale-options.ts";
import { STYLE_OPTIONS, withStyle } from "../style-options.ts";

export const run: Command = {
  id: "run",
  label: "Run",
  summary: "Computes an analysis and prints the report; exit code 2 when it cannot be computed.",
  file: "<analysis.json>",
  options: {
    ...ARTEFACT_OPTIONS,
    ...AGGREGATE_OPTIONS,
    ...DEPENDENCE_OPTIONS,
    ...NETWORK_OPTIONS,
    ...STYLE_OPTIONS,
    ...DISPLAY_OPTIONS,
    ...MODEL_OPTIONS,
    ...MODERATOR_OPTIONS,
    ...SCALE_OPTIONS,
    json: { type: "boolean", help: "print the whole report as JSON, numbers unrounded" },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const styled = withStyle(
      withNetwork(withDependence(withAggregate(withArtefacts(read, args), args), args), args),
      args,
    );
    // A threshold is typed on the scale shown, which has to stand before.
    const document = withScale(withModerators(withModel(withDisplay(styled, args), args), args), args);
    const report = runAnalysis(document);
    const text = args.flag("json") ? reportToJson(report) : reportText(document, report);
    await deliver(text, args.text("out"), terminal);
    const { doseResponse: dose } = report;
    if (dose !== undefined && dose.result === null && report.effects === null) return 2;
    return report.fit === null && hasErrors(report.issues) ? 2 : 0;
  },
};
