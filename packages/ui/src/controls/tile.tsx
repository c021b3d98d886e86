import type { JSX } from "preact";
import { Term } from "./term.tsx";

interface TileProps {
  /** Id of the explanation of the number, in `help/topics.ts`. */
  readonly about: string;
  readonly name: string;
  readonly value: string;
  readonly detail: string;
}

/** A key number with its name above and what belongs to it below; an entry of a `dl`. */
export function Tile({ about, name, value, detail }: TileProps): JSX.Element {
  return (
    <div class="tile">
      <dt>
        <Term about={about}>{name}</Term>
      </dt>
      <dd>
        <b>{value}</b>
        <span>{detail}</span>
      </dd>
    </div>
  );
}
