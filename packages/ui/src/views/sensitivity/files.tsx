import type { SensitivityReport } from "@treeline/engine";
import type { JSX } from "preact";
import { TakeAlong } from "../../controls/take-along.tsx";
import {
  downloadSensitivityCsv,
  downloadSensitivityJson,
  downloadSensitivityR,
} from "../../export/sensitivity-files.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { examining } from "../../state/sensitivity.ts";
import { sensitivity } from "../../strings/sensitivity.ts";
import { partId } from "./parts.ts";

const words = sensitivity.files;

interface FilesProps {
  readonly made: Evaluated;
  readonly report: SensitivityReport;
}

/** The tables as files, and the sentences of a results section. */
export function Files({ made, report }: FilesProps): JSX.Element {
  return (
    <TakeAlong
      id={partId("files")}
      words={words}
      files={[
        { label: words.csv, save: () => downloadSensitivityCsv(made, report) },
        { label: words.json, save: () => downloadSensitivityJson(made, report) },
        { label: words.r, save: () => downloadSensitivityR(made) },
      ]}
      text={[...report.conclusion, ...report.entries.flatMap(({ sentences }) => sentences)].join(" ")}
      isOld={examining.stale.value}
    />
  );
}
