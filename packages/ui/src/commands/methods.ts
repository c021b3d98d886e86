import { measures, poolingMethods, withPooling } from "@treeline/engine";
import { biasMethods } from "@treeline/engine/bias";
import { biasOf, setMethod } from "../state/audit-edits.ts";
import { setModel } from "../state/edits.ts";
import { project, readOnly, view } from "../state/project.ts";
import { bias } from "../strings/bias.ts";
import { palette } from "../strings/palette.ts";
import { t } from "../strings/t.ts";
import { isLongMethod } from "../views/bias/methods.ts";
import { chooseMeasure } from "../views/effects/choose-measure.ts";
import { poolingUnfit } from "../views/results/pooling-unfit.ts";
import type { Command } from "./command.ts";

/** Every effect measure, every way to pool, and the methods of the audit to ask for or leave out. */
export function methodCommands(): readonly Command[] {
  return [...measureCommands(), ...poolingCommands(), ...auditCommands()];
}

function measureCommands(): Command[] {
  return measures.records.map(({ id, label, summary }) => ({
    id: `option.measure.${id}`,
    label: palette.set(t.effects.measure, label),
    group: "option",
    detail: summary,
    also: `${id} ${palette.optionAlso}`,
    enabled: () => !readOnly.value && project.value.effects.measure !== id,
    run: () => {
      chooseMeasure(id);
      view.value = "effects";
    },
  }));
}

function poolingCommands(): Command[] {
  return poolingMethods.records.map((record) => ({
    id: `option.pooling.${record.id}`,
    label: palette.set(t.options.pooling, record.label),
    group: "option",
    detail: record.summary,
    also: `${record.id} ${palette.optionAlso}`,
    enabled: () =>
      !readOnly.value && project.value.model.pooling !== record.id && poolingUnfit(record) === null,
    run: () => setModel(withPooling(project.value.model, record.id)),
  }));
}

function auditCommands(): Command[] {
  return biasMethods.records
    .filter(({ id }) => !isLongMethod(id))
    .map(({ id, label, summary, usual }) => {
      const isAsked = biasOf(project.value).methods[id] ?? usual;
      const what = isAsked ? bias.method.leaveOut : bias.method.ask(label);
      return {
        id: `option.audit.${id}`,
        label: isAsked ? palette.set(what, label) : what,
        group: "option",
        detail: summary,
        also: palette.optionAlso,
        enabled: () => !readOnly.value,
        run: () => {
          setMethod(id, !isAsked, usual);
          view.value = "bias";
        },
      };
    });
}
