import { formatAdaptive, formatFixed } from "@treeline/engine";
import type { ColumnAgreement } from "@treeline/engine/double-coding";
import type { JSX } from "preact";
import { WideTable } from "../../controls/wide-table.tsx";
import { later } from "../../strings/later.ts";

/** How far the two codings agree in each column. */
export function AgreementTable({
  columns,
}: {
  readonly columns: readonly ColumnAgreement[];
}): JSX.Element | null {
  const words = later.coding;
  if (columns.length === 0) return null;
  const heads = [words.column, words.alike, words.kappa, words.icc, words.concordance, words.meanDifference];
  return (
    <>
      <h3>{words.agreement}</h3>
      <WideTable cards class="import-preview agreement" label={words.agreement}>
        <table class="numbers">
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th key={head} scope="col" class={at > 0 ? "number" : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.column}>
                <th scope="row">{column.column}</th>
                <td class="number">{words.share(column.alike, column.pairs)}</td>
                <td class="number">{kappaText(column)}</td>
                <td class="number">{shown(column.icc)}</td>
                <td class="number">{shown(column.concordance)}</td>
                <td class="number">
                  {column.meanDifference === null ? words.nothing : formatAdaptive(column.meanDifference, 3)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}

function shown(value: number | null): string {
  return value === null ? later.coding.nothing : formatFixed(value, 3);
}

function kappaText({ kappa, kappaSe }: ColumnAgreement): string {
  return kappa === null ? later.coding.nothing : `${formatFixed(kappa, 2)} (${formatFixed(kappaSe, 2)})`;
}
