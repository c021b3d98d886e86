import { spoken, type Words } from "../spoken.ts";

const english = {
  treated: (quantity: string): string => `${quantity}, treated group`,
  control: (quantity: string): string => `${quantity}, control group`,
  riskPercent: "Risk (%)",
  quantities: {
    OR: "Log odds",
    RR: "Log risk",
    RD: "Risk",
    AS: "Arcsine of the root of the risk",
    IRR: "Log rate",
    IRD: "Rate",
    IRSD: "Root of the rate",
  },
  risk: (events: string, size: string, percent: string): string => `${events} of ${size} (${percent})`,
  rate: (events: string, time: string, rate: string): string => `${events} in ${time} (${rate})`,
  studyTitle: (label: string, treated: string, control: string, weight: string): string =>
    `${label}: ${treated} treated, ${control} control${weight === "" ? "" : `, weight ${weight}`}`,
  lines: (name: string, value: string): string =>
    `Solid: no effect. Dashed: the pooled effect, ${name} = ${value}. Below the solid line the treated group has the fewer events.`,
  noPooled: "Solid: no effect. No model was fitted to these studies; the messages say why.",
  area: "Area of the circles: weight of the studies.",
  otherMeasure: (measure: string): string =>
    `This plot compares the risks or rates of two groups, which effects of the kind “${measure}” do not have. Choose an odds ratio, a risk ratio, a risk difference, an arcsine difference or a measure of two rates to see it.`,
  noCounts:
    "No study reports the events and the people, or the time at risk, of both its groups. Say which columns hold them to see this plot.",
  ofRisks: {
    studies: (studies: string): string => `${studies}, risk of the treated against the control group.`,
    below: (below: string, studies: string): string =>
      `In ${below} of ${studies} the treated group has the lower risk.`,
    zeroCells: "Half an event is added to a group in which nobody or everybody has the event.",
  },
  ofRates: {
    studies: (studies: string): string => `${studies}, rate of the treated against the control group.`,
    below: (below: string, studies: string): string =>
      `In ${below} of ${studies} the treated group has the lower rate.`,
    zeroCells: "Half an event is added to a group without events.",
  },
  about: {
    pooled: (name: string, value: string): string => `Pooled effect ${name} = ${value}.`,
  },
} as const;

/** Every word that the plot of two groups draws or speaks. Numbers come in as texts, already formatted. */
export const labbeWords: Words<typeof english> = spoken("labbe", english);
