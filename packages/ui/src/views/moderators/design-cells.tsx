import type { DesignAxis, DesignCell, DesignMap } from "@treeline/engine";
import type { JSX } from "preact";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { moderation } from "../../strings/moderation.ts";

const words = moderation.map;

/** The cells as tables: rows by columns of the first two axes, one table for each level of the third. */
export function DesignCells({ map }: { readonly map: DesignMap }): JSX.Element | null {
  const [rows, columns, slices] = map.axes;
  if (rows === undefined) return null;
  const cellAt = new Map(map.cells.map((cell) => [cell.at.join(), cell]));
  if (slices === undefined) return <Slice rows={rows} columns={columns} cellAt={cellAt} rest={[]} />;
  return (
    <div class="design-slices">
      {slices.bins.map((level, place) => (
        <section key={level}>
          <h3>{words.slice(slices.column, level)}</h3>
          <Slice
            rows={rows}
            columns={columns}
            cellAt={cellAt}
            rest={[place]}
            of={words.slice(slices.column, level)}
          />
        </section>
      ))}
    </div>
  );
}

interface SliceProps {
  readonly rows: DesignAxis;
  readonly columns: DesignAxis | undefined;
  readonly cellAt: ReadonlyMap<string, DesignCell>;
  /** Place on the third axis. */
  readonly rest: readonly number[];
  /** The level of the third axis in words. */
  readonly of?: string;
}

function Slice({ rows, columns, cellAt, rest, of }: SliceProps): JSX.Element {
  const [own, across] = [nameOf(rows), columns === undefined ? null : nameOf(columns)];
  const what = across === null ? words.captionOne(own) : words.caption(own, across);
  const caption = of === undefined ? what : `${what}, ${of}`;
  return (
    <ScrollRegion label={caption}>
      <table class="design-map">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{across === null ? own : words.corner(own, across)}</th>
            {(columns?.bins ?? [words.count]).map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.bins.map((level, row) => (
            <tr key={level}>
              <th scope="row">{level}</th>
              {(columns?.bins ?? [""]).map((name, column) => {
                const at = [row, ...(columns === undefined ? [] : [column]), ...rest].join();
                return <Cell key={name} cell={cellAt.get(at)} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Cell({ cell }: { readonly cell: DesignCell | undefined }): JSX.Element {
  const state = cell?.state ?? "empty";
  return (
    <td data-state={state}>
      {cell === undefined || state === "empty" ? words.empty : words.cell(cell.k, cell.studies)}
      {state === "one" && <small>{words.one}</small>}
    </td>
  );
}

function nameOf({ column, unit }: DesignAxis): string {
  return words.axis(column, unit);
}
