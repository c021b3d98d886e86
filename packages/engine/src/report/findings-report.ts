import { type Finding, findingRows, findingsBasis, findingsHead, findingsTitle } from "../certainty/index.ts";
import { ENGINE_VERSION } from "../version.ts";
import type { WrittenReport } from "./types.ts";
import { table } from "./wording.ts";

/** A summary of findings as a report of its own. */
export function findingsReport(findings: readonly Finding[], title: string): WrittenReport {
  const name = findingsTitle();
  return {
    title: title || name,
    source: findings.find(({ population }) => population !== "")?.population ?? "",
    sections: [
      {
        id: "certainty",
        title: name,
        parts: [
          table("GRADE", findingsHead(findings), findingRows(findings), false),
          { kind: "paragraph", text: findingsBasis(findings), tone: "quiet" },
        ],
      },
    ],
    made: `Treeline ${ENGINE_VERSION}`,
  };
}
