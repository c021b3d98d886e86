import {
  type DesignMap,
  formatFixed,
  formatPercent,
  formatShort,
  type ModeratorPower,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import { moderation } from "../../strings/moderation.ts";
import { DesignCells } from "./design-cells.tsx";
import { MapFields } from "./map-fields.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber } from "./shown-numbers.ts";

const words = moderation.map;

/** Which combinations of moderators have been studied, and what these studies can tell apart, before any p-value. */
export function DesignMapView({ map }: { readonly map: DesignMap | null }): JSX.Element {
  if (map === null || map.axes.length === 0) return <p class="panel hint">{moderation.noMap}</p>;
  return (
    <div class="moderation-part">
      <p class="hint">{unbroken(words.lead)}</p>
      {map.sentences.map((sentence) => (
        <p key={sentence} class="moderation-sentence">
          {unbroken(sentence)}
        </p>
      ))}
      <DesignCells map={map} />
      <p class="hint">
        {words.placed(map.k, map.unplaced)}{" "}
        {map.cells.some(({ state }) => state === "empty") && words.legendEmpty}{" "}
        {map.cells.some(({ state }) => state === "one") && words.legendOne}
      </p>
      <MapFields map={map} />
      {map.associations.length > 0 && <Associations map={map} />}
      {map.power.length > 0 && <Power power={map.power} />}
    </div>
  );
}

function Associations({ map: { associations, sentences } }: { readonly map: DesignMap }): JSX.Element {
  return (
    <>
      <h3>{words.associations}</h3>
      <NumberTable
        caption={words.associations}
        head={[words.pair, words.association, moderation.map.count, words.verdict]}
        rows={associations.map(({ columns, measure, value, k, confounded }) => ({
          key: columns.join("\u0000"),
          head: words.pairOf(...columns),
          cells: [
            value === null
              ? moderation.none
              : words.associationOf(words.measures[measure], formatFixed(value, 2)),
            String(k),
            <span key="verdict" class={`verdict ${confounded}`}>
              {words.verdicts[confounded]}
            </span>,
          ],
        }))}
      />
      {associations
        .filter(({ confounded, sentence }) => confounded !== "apart" && !sentences.includes(sentence))
        .map(({ columns, sentence }) => (
          <p key={columns.join("\u0000")} class="moderation-sentence">
            {sentence}
          </p>
        ))}
    </>
  );
}

function Power({ power }: { readonly power: readonly ModeratorPower[] }): JSX.Element {
  const { tau2, alpha } = power[0]!;
  return (
    <>
      <h3>{words.power}</h3>
      <p class="hint">{words.powerLead(showNumber(tau2), formatShort(alpha))}</p>
      <NumberTable
        caption={words.power}
        head={[words.moderator, words.effect, words.count, words.powerColumn, words.detectable]}
        inWords={[true, true]}
        rows={power.map((one, place) => ({
          key: `${one.column} ${place}`,
          head: one.column,
          cells: [
            effectOf(one),
            String(one.k),
            formatPercent(100 * one.power, 0),
            formatFixed(one.detectable, 2),
          ],
        }))}
      />
    </>
  );
}

function effectOf({ kind, effect, between, per, unit }: ModeratorPower): string {
  if (kind === "joint") return words.jointDifference(formatShort(effect));
  if (between !== null) return words.difference(formatShort(effect), ...between);
  return words.slope(formatShort(effect), formatShort(per ?? 1), unit);
}
