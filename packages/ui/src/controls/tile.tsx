import type { JSX } from "preact";

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
}

/** A key number with its name above and what belongs to it below; an entry of a `dl`. */
export function Tile({ name, value, detail }: TileProps): JSX.Element {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span>{detail}</span>
      </dd>
    </div>
  );
}
