import { registers, sets } from "virtual:checked-numbers";
import { formatInteger, formatShort } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { language } from "../../state/language.ts";
import { numbersWords as words } from "../../strings/numbers.ts";
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
        <ul class="report-list">
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
      <ScrollRegion label={words.table(names.heading)}>
        <table class="report-table">
          <thead>
            <tr>
              {[names.set, names.cases, names.numbers, names.tolerance, names.software].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sets.map(({ id, cases, numbers, tolerance, software }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{formatInteger(cases)}</td>
                <td>{formatInteger(numbers)}</td>
                <td>
                  {tolerance === null
                    ? names.inTests
                    : names.range(formatShort(tolerance[0]), formatShort(tolerance[1]))}
                </td>
                <td>{software}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{names.total}</th>
              <td>{sum(({ cases }) => cases)}</td>
              <td>{sum(({ numbers }) => numbers)}</td>
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function RegisterSection(): JSX.Element {
  const [sought, setSought] = useState("");
  const needle = sought.trim().toLowerCase();
  const found = register.filter((entry) => Object.values(entry).join(" ").toLowerCase().includes(needle));
  const names = words.register;
  return (
    <section class="card panel" aria-labelledby="numbers-register">
      <h3 id="numbers-register">{names.heading(register.length)}</h3>
      <p class="hint">{names.hint}</p>
      <TextField label={names.filter} value={sought} onInput={setSought} />
      {found.length === 0 && <p role="status">{names.none}</p>}
      <ScrollRegion label={words.table(names.heading(register.length))}>
        <table class="report-table">
          <thead>
            <tr>
              {[names.what, names.reference, names.ours, names.reason].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map(({ what, reference, ours, reason }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{reference}</td>
                <td>{ours}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
