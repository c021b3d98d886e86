import { helpModels as words } from "../../strings/help-models.ts";
import type { HelpTopic } from "../topic.ts";

const KRAHN =
  "Krahn, Binder & Koenig (2013), BMC Medical Research Methodology 13, 35, doi:10.1186/1471-2288-13-35";

/** Networks of treatments. */
export const NETWORK: readonly HelpTopic[] = [
  {
    ...words.pScore,
    id: "p-score",
    group: "network",
    formula: "P_i = frac(1; n - 1) sum Phi(frac(hat(theta)_i - hat(theta)_j; s_{ij}))",
    reference:
      "Ruecker & Schwarzer (2015), BMC Medical Research Methodology 15, 58, doi:10.1186/s12874-015-0060-8",
    r: "netmeta::netrank(net)",
  },
  {
    ...words.qParts,
    id: "network-q",
    group: "network",
    formula: "Q = Q_{het} + Q_{inc}",
    reference: `${KRAHN}; Higgins et al. (2012), Research Synthesis Methods 3, 98-110, doi:10.1002/jrsm.1044`,
    r: "netmeta::decomp.design(net)",
  },
  {
    ...words.nodeSplit,
    id: "node-split",
    group: "network",
    formula: "hat(theta)_{ind} = frac(hat(theta) - p hat(theta)_{dir}; 1 - p)",
    reference:
      "Dias, Welton, Caldwell & Ades (2010), Statistics in Medicine 29, 932-944, doi:10.1002/sim.3767",
    r: "netmeta::netsplit(net)",
  },
  {
    ...words.contribution,
    id: "contribution",
    group: "network",
    formula: null,
    reference: "Davies et al. (2022), Statistics in Medicine 41, 2091-2114, doi:10.1002/sim.9346",
    r: 'netmeta::netcontrib(net, method = "randomwalk")',
  },
  {
    ...words.league,
    id: "league",
    group: "network",
    formula: null,
    reference: "Ruecker (2012), Research Synthesis Methods 3, 312-324, doi:10.1002/jrsm.1058",
    r: "netmeta::netleague(net)",
  },
  {
    ...words.netHeat,
    id: "net-heat",
    group: "network",
    formula: "Q_d - Q_{d(D)}",
    reference: KRAHN,
    r: "netmeta::netheat(net)",
  },
  {
    ...words.adjusted,
    id: "adjusted-funnel",
    group: "network",
    formula: "y_{ijk} - hat(theta)_{jk} = a + b s_{ijk}",
    reference: "Chaimani & Salanti (2012), Research Synthesis Methods 3, 161-176, doi:10.1002/jrsm.57",
    r: "netmeta::metabias(net, order = treatments)",
  },
];
