import { createRiskOfBias } from "@treeline/engine";
import { guessRiskOfBias, robTools } from "@treeline/engine/risk-of-bias";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { project, readOnly } from "../../state/project.ts";
import { addToolColumns, setRiskOfBias } from "../../state/risk-of-bias-edits.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";

/** How to begin: with the columns that seem to hold judgements, with empty ones for a tool, or with a choice of one's own. */
export function StartFields(): JSX.Element {
  const { table } = project.value;
  const guess = useMemo(() => guessRiskOfBias(table), [table]);
  const [chosen, setChosen] = useState("rob2");
  const tool = robTools.get(chosen);
  const locked = readOnly.value;
  const columns = guess === null ? [] : [...guess.domains.map(({ column }) => column), guess.overall ?? ""];
  return (
    <>
      {guess === null ? (
        <p>{words.noneFound}</p>
      ) : (
        <div class="form-row">
          <p>
            {words.found(robTools.get(guess.tool).label, columns.filter((name) => name !== "").join(", "))}
          </p>
          <button type="button" class="button primary" disabled={locked} onClick={() => setRiskOfBias(guess)}>
            {words.useFound}
          </button>
        </div>
      )}
      <div class="form-row">
        <SelectField
          label={words.tool}
          value={chosen}
          choices={robTools.records.map(({ id, label }) => ({ value: id, label }))}
          disabled={locked}
          onChange={setChosen}
        />
        <button
          type="button"
          class="button"
          disabled={locked || tool.domains.length === 0}
          onClick={() => addToolColumns(tool, { prefix: words.newDomain, overall: words.newOverall })}
        >
          {words.addColumns}
        </button>
        <button
          type="button"
          class="button"
          disabled={locked}
          onClick={() => setRiskOfBias(createRiskOfBias({ tool: chosen }))}
        >
          {words.chooseOwn}
        </button>
      </div>
      <p class="hint">
        {tool.summary} {words.source(tool.reference)}
      </p>
    </>
  );
}
