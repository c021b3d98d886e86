import { type AnalysisDocument, asAnalysed, type NetworkColumn, type NetworkSpec } from "@treeline/engine";
import { guessNetwork } from "@treeline/engine/network";
import { evaluated } from "./evaluation.ts";
import { change, project } from "./project.ts";

/** Takes the rows as a network, with what their columns look like; derived columns count once they are computed. */
export function startNetwork(): void {
  const now = evaluated.value;
  const table = now === null ? project.value.table : asAnalysed(project.value, now.report).table;
  change((document) => ({ ...document, network: guessNetwork(table, document.roles.label) }));
}

export function stopNetwork(): void {
  change(({ network: _gone, ...document }): AnalysisDocument => document);
}

export function setNetwork(patch: Partial<NetworkSpec>): void {
  change((document) =>
    document.network === undefined ? document : { ...document, network: { ...document.network, ...patch } },
  );
}

/** Names a column, or none. */
export function setNetworkColumn(key: NetworkColumn, name: string | null): void {
  const { [key]: _before, ...others } = project.value.network?.columns ?? {};
  setNetwork({ columns: name === null ? others : { ...others, [key]: name } });
}

/** The order of treatments that is chosen without being told. */
export function usualOrder(): void {
  change((document) => {
    if (document.network === undefined) return document;
    const { order: _told, ...network } = document.network;
    return { ...document, network };
  });
}
