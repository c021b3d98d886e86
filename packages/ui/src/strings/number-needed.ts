import { spoken } from "./spoken.ts";

/** The number needed to treat beside the pooled effect. */
export const numberNeeded = spoken("numberNeeded", {
  heading: (answer: string) => `Number needed to treat: ${answer}`,
  ifUnwanted: "(if the event is unwanted)",
  ask: "Is the event unwanted, such as death, or wanted, such as recovery? The number takes it for unwanted until you say; a wanted event turns benefit and harm round.",
  none: "none at this control risk",
  caption: "Events among 1,000 people",
  group: "Group",
  perThousand: "Events per 1,000 people",
  interval: (level: string) => `${level} CI`,
  control: "Control",
  treated: "Treated",
  assumed: "assumed",
  to: " to ",
  median: (risk: string, groups: number) =>
    `At a control risk of ${risk}, the median of ${groups} control ${groups === 1 ? "group" : "groups"}.`,
  given: (risk: string) => `At a control risk of ${risk}, as given.`,
  reading:
    "NNTB: people to be treated for one of them to benefit; NNTH: for one to be harmed. An interval that includes no effect goes from one to the other through infinity (Altman 1998).",
  forWhom: "Whom the number is for",
  risk: "Control risk (%)",
  riskHelp:
    "The risk of the people the answer is for, without the treatment. Empty: the median of the control groups.",
  riskNone: "median of the studies",
  riskProblem:
    "A risk between 0 and 100 % is needed, both excluded; what was set before still holds. Correct it, or leave the field empty.",
  events: "The event is",
  eventsHelp:
    "Unwanted, such as death: fewer events are a benefit. Wanted, such as recovery: more events are.",
  unwanted: "Unwanted",
  wanted: "Wanted",
});
