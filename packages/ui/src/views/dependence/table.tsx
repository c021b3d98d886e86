import type { ComponentChildren, JSX } from "preact";
import { WideTable } from "../../controls/wide-table.tsx";

interface TableProps {
  readonly caption: string;
  readonly head: readonly ComponentChildren[];
  readonly children: ComponentChildren;
}

/** A table of the models for several effects per study, with its title above. */
export function Table({ caption, head, children }: TableProps): JSX.Element {
  return (
    <>
      <h4>{caption}</h4>
      <WideTable cards class="scroll-x" label={caption}>
        <table class="numbers">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, place) => (
                <th key={place} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </WideTable>
    </>
  );
}
