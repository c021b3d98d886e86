import { unbroken } from "@treeline/engine";
import type { JudgedDomain } from "@treeline/engine/certainty";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { LongTextField } from "../../controls/long-text-field.tsx";
import { judgeDomain } from "../../state/certainty-edits.ts";
import { readOnly } from "../../state/project.ts";
import { certainty as words } from "../../strings/certainty.ts";

interface DomainsProps {
  readonly domains: readonly JudgedDomain[];
  /** The same in the language of the report, where the reasons that are taken will stand. */
  readonly reported: readonly JudgedDomain[];
}

/** Every domain with its judgement, and beside it what the numbers suggest and why. */
export function DomainTable({ domains, reported }: DomainsProps): JSX.Element {
  const reasonOf = (id: string): string =>
    reported.find((domain) => domain.id === id)?.suggested.reasons.join(" ") ?? "";
  return (
    <>
      {(["down", "up"] as const).map((kind) => (
        <div key={kind}>
          <h4>{kind === "down" ? words.lowered : words.raised}</h4>
          {domains
            .filter((domain) => domain.kind === kind)
            .map((domain) => (
              <DomainRow key={domain.id} domain={domain} reason={reasonOf(domain.id)} />
            ))}
        </div>
      ))}
    </>
  );
}

interface DomainProps {
  readonly domain: JudgedDomain;
  /** Of the suggestion, as it is taken over. */
  readonly reason: string;
}

function DomainRow({ domain, reason: suggested }: DomainProps): JSX.Element {
  const { id, label, most, judged, kind } = domain;
  const levels = Array.from({ length: most + 1 }, (_, level) => level);
  return (
    <div class="domain-judgement">
      <SelectField
        label={label}
        heard={words.judgementOf(label)}
        value={judged === null ? "" : String(Math.min(judged.levels, most))}
        choices={[
          { value: "", label: words.notJudged },
          ...levels.map((level) => ({ value: String(level), label: levelWords(kind, level) })),
        ]}
        disabled={readOnly.value}
        onChange={(value) =>
          judgeDomain(id, value === "" ? null : { levels: Number(value), reason: judged?.reason ?? "" })
        }
      />
      <LongTextField
        label={words.reason}
        heard={words.reasonOf(label)}
        value={judged?.reason ?? ""}
        disabled={readOnly.value || judged === null}
        onInput={(reason) => judged !== null && judgeDomain(id, { ...judged, reason }, `reason ${id}`)}
      />
      <Suggestion domain={domain} reason={suggested} />
    </div>
  );
}

/** What the numbers say of a domain; taken over, with its reasons, by a click only. */
function Suggestion({ domain, reason }: DomainProps): JSX.Element {
  const { id, label, kind, judged, suggested } = domain;
  const { levels, reasons } = suggested;
  return (
    <div class="suggestion">
      <p>
        <b>{levels === null ? words.noSuggestion : `${words.suggestion}: ${levelWords(kind, levels)}`}</b>{" "}
        {unbroken(reasons.join(" "))}
      </p>
      {levels !== null &&
        (judged?.levels === levels ? (
          <span class="hint">{words.taken}</span>
        ) : (
          <button
            type="button"
            class="button"
            disabled={readOnly.value}
            onClick={() => judgeDomain(id, { levels, reason })}
          >
            {words.take(label)}
          </button>
        ))}
    </div>
  );
}

function levelWords(kind: JudgedDomain["kind"], levels: number): string {
  if (levels === 0) return words.noChange;
  return kind === "down" ? words.down(levels) : words.up(levels);
}
