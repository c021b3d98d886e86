import { type ModelSpec, parseTypedNumber } from "@treeline/engine";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** The risk that stands where none is chosen. */
const MEDIAN = "median";

/** For whom the number needed to treat is asked. */
export const NUMBER_NEEDED_OPTIONS: Command["options"] = {
  "control-risk": {
    type: "string",
    value: `<risk>|${MEDIAN}`,
    help: "risk without the treatment, between 0 and 1, that the number needed to treat is for",
  },
  events: {
    type: "string",
    value: "unwanted|wanted",
    help: "whether an event is harm or benefit, for the number needed to treat",
  },
};

/** @throws UsageError for a risk that is none, and for events that are neither */
export function numberNeededChoices(
  { numberNeeded }: Pick<ModelSpec, "numberNeeded">,
  args: Arguments,
): Partial<ModelSpec> {
  const [risk, events] = [args.text("control-risk"), args.text("events")];
  if (risk === undefined && events === undefined) return {};
  return {
    numberNeeded: {
      risk: risk === undefined ? (numberNeeded?.risk ?? null) : riskOf(risk),
      events: events === undefined ? (numberNeeded?.events ?? null) : eventsOf(events),
    },
  };
}

function riskOf(text: string): number | null {
  if (text === MEDIAN) return null;
  const risk = parseTypedNumber(text);
  if (typeof risk === "number" && risk > 0 && risk < 1) return risk;
  throw new UsageError(
    `--control-risk ${text}: a proportion between 0 and 1 is needed, 0.2 for 20 in 100, or ${MEDIAN}.`,
  );
}

function eventsOf(text: string): "unwanted" | "wanted" {
  if (text === "unwanted" || text === "wanted") return text;
  throw new UsageError(`--events ${text} is not known; there are unwanted, wanted.`);
}
