import { biasMethods } from "@treeline/engine/bias";
import { biasOf, setMethod } from "../state/audit-edits.ts";
import { evaluated } from "../state/evaluation.ts";
import { askForJob } from "../state/job-to-start.ts";
import { project, readOnly, view } from "../state/project.ts";
import { bias } from "../strings/bias.ts";
import { dependence } from "../strings/dependence.ts";
import { further } from "../strings/further.ts";
import { moderation } from "../strings/moderation.ts";
import { palette as words } from "../strings/palette.ts";
import { isLongMethod } from "../views/bias/methods.ts";
import { shownAnswer } from "../views/moderators/shown-tab.ts";
import { shownTab } from "../views/results/shown-tab.ts";
import type { Command } from "./command.ts";

/** Of each long analysis of moderators the words of its button and the tab it stands on. */
const OF_MODERATORS = [
  ["permutation", "model", moderation.permutation],
  [
    "permutation-intervals",
    "model",
    { heading: moderation.permutation.interval, run: moderation.permutation.runIntervals },
  ],
  ["multimodel", "further", moderation.models],
  ["tree", "further", moderation.tree],
  ["imputation", "further", moderation.imputed],
  ["vif-simulation", "further", further.inflation],
  ["penalised", "further", further.penalised],
  ["horseshoe", "further", further.horseshoe],
  ["forest", "further", further.forest],
] as const;

/** Starts every analysis that takes its time, on the page that shows it. */
export function jobCommands(): readonly Command[] {
  return [...ofModerators(), ofDependence(), ...ofBias()];
}

function ofModerators(): Command[] {
  return OF_MODERATORS.map(([id, tab, { heading, run }]) => ({
    id: `job.${id}`,
    label: run,
    group: "option",
    detail: heading,
    also: words.jobAlso,
    enabled: () => (evaluated.value?.report.moderation?.variables.length ?? 0) > 0,
    run: () => {
      shownAnswer.value = tab;
      view.value = "moderators";
      askForJob(id);
    },
  }));
}

function ofDependence(): Command {
  return {
    id: "job.wild-bootstrap",
    label: dependence.wildRun,
    group: "option",
    detail: dependence.wild,
    also: words.jobAlso,
    enabled: () => evaluated.value?.report.effects != null && project.value.dependence !== undefined,
    run: () => {
      shownTab.value = "dependence";
      view.value = "results";
      askForJob("wild-bootstrap");
    },
  };
}

function ofBias(): Command[] {
  return biasMethods.records
    .filter(({ id }) => isLongMethod(id))
    .map(({ id, label, summary, usual }) => ({
      id: `job.${id}`,
      label: bias.method.run(label),
      group: "option",
      detail: summary,
      also: words.jobAlso,
      enabled: () => evaluated.value?.report.effects != null && !readOnly.value,
      run: () => {
        if (!(biasOf(project.value).methods[id] ?? usual)) setMethod(id, true, usual);
        view.value = "bias";
        askForJob(id);
      },
    }));
}
