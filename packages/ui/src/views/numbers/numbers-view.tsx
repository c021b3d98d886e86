import { registers, sets } from "virtual:checked-numbers";
import { formatInteger, formatScientific } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { searchable } from "../../controls/searchable.ts";
import { language } from "../../state/language.ts";
import { numbersWords as words } from "../../strings/numbers.ts";
import { PartTable } from "../report/part-table.tsx";
import { ExamplesSection } from "./examples-section.tsx";

const register = registers[language] ?? [];

/** How our numbers are checked, and where they differ from those of others. */
export function NumbersView(): JSX.Element {
  return (
    <div class="report">
      <h2 class="view-title">{words.heading}</h2>
      <p class="by">{words.lead}</p>
      <section class="card panel" aria-labelledby="numbers-how">
        <h3 id="numbers-how">{words.how.heading}</h3>
        <ul class="report-list bulleted">
          {words.how.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <ExamplesSection />
      <SetsSection />
      <RegisterSection />
    </div>
  );
}

function SetsSection(): JSX.Element {
  const names = words.sets;
  const sum = (of: (set: (typeof sets)[number]) => number): string =>
    formatInteger(sets.reduce((all, set) => all + of(set), 0));
  return (
    <section class="card panel" aria-labelledby="numbers-sets">
      <h3 id="numbers-sets">{names.heading}</h3>
      <p class="hint">{names.hint}</p>
      <PartTable
        title={words.table(names.heading)}
        head={[names.set, names.cases, names.numbers, names.tolerance, names.software]}
        rows={[
          ...sets.map(({ id, cases, numbers, tolerance, software }) => [
            id,
            formatInteger(cases),
            formatInteger(numbers),
            tolerance === null
              ? names.inTests
              : names.range(formatScientific(tolerance[0]), formatScientific(tolerance[1])),
            software,
          ]),
          [names.total, sum(({ cases }) => cases), sum(({ numbers }) => numbers), "", ""],
        ]}
        numeric={false}
        isNamed
      />
    </section>
  );
}

function RegisterSection(): JSX.Element {
  const [sought, setSought] = useState("");
  const needle = searchable(sought.trim());
  const found = register.filter((entry) => searchable(Object.values(entry).join(" ")).includes(needle));
  const names = words.register;
  return (
    <section class="card panel" aria-labelledby="numbers-register">
      <h3 id="numbers-register">{names.heading(register.length)}</h3>
      <p class="hint">{names.hint}</p>
      <TextField label={names.filter} value={sought} onInput={setSought} />
      {found.length === 0 && <p role="status">{names.none}</p>}
      <PartTable
        title={words.table(names.heading(register.length))}
        head={[names.what, names.reference, names.ours, names.reason]}
        rows={found.map(({ what, reference, ours, reason }) => [what, reference, ours, reason])}
        numeric={false}
        isNamed
      />
    </section>
  );
}
