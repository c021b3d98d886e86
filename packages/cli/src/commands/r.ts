import { createSensitivitySpec, documentToR, runAnalysis } from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import { plotsToR } from "@treeline/plots";
import { AGGREGATE_OPTIONS, withAggregate } from "../aggregate-options.ts";
import { OUT } from "../answer.ts";
import { ARTEFACT_OPTIONS, withArtefacts } from "../artefact-options.ts";
import type { Command } from "../command.ts";
import { DEPENDENCE_OPTIONS, withDependence } from "../dependence-options.ts";
import { deliver, readDocument } from "../document-file.ts";
import { NETWORK_OPTIONS, withNetwork } from "../network-options.ts";
import { SCALE_OPTIONS, withScale } from "../scale-options.ts";

export const r: Command = {
  id: "r",
  label: "R script",
  summary: "Writes the R script that repeats the analysis with metafor and checks its numbers.",
  file: "<analysis.json>",
  options: {
    ...ARTEFACT_OPTIONS,
    ...AGGREGATE_OPTIONS,
    ...DEPENDENCE_OPTIONS,
    ...NETWORK_OPTIONS,
    ...SCALE_OPTIONS,
    audit: {
      type: "boolean",
      help: "with the audit for publication bias, also where the analysis says nothing of one",
    },
    sensitivity: {
      type: "boolean",
      help: "with the sensitivity analyses, also where the analysis says nothing of them",
    },
    ...OUT,
  },
  async run(args, terminal) {
    const read = await readDocument(args.file, terminal);
    if (read === null) return 2;
    const scaled = withScale(
      withNetwork(withDependence(withAggregate(withArtefacts(read, args), args), args), args),
      args,
    );
    const sensitivity = args.flag("sensitivity") ? createSensitivitySpec() : undefined;
    const document =
      scaled.sensitivity !== undefined || sensitivity === undefined ? scaled : { ...scaled, sensitivity };
    const report = runAnalysis(document);
    const audit = args.flag("audit") ? auditOf(document, report) : null;
    const script = documentToR(document, report, plotsToR(document, report), audit ?? undefined);
    await deliver(script, args.text("out"), terminal);
    return 0;
  },
};
