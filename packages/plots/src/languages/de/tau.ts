import type { tauWords as english } from "../../tau/words.ts";

export const tau: typeof english = {
  notAsked:
    "Die Analyse fragt nicht, ob die Heterogenität von einem Moderator abhängt. Kreuzen Sie einen Moderator der Heterogenität an, um diese Abbildung zu sehen.",
  notFitted: "Das Lage-Skalen-Modell lässt sich nicht anpassen: Seine Meldungen sagen, warum.",
  notInScale: (column) =>
    `Die Heterogenität ist nicht durch \u201e${column}\u201c modelliert. Wählen Sie einen Moderator der Heterogenität, oder fügen Sie ihn hinzu.`,
  noEstimate:
    "\u03c4 hat bei keinem Wert dieses Moderators einen Schätzwert: Die Meldungen des Modells sagen, warum.",
  y: "\u03c4, SD der wahren Effekte",
  x: (column, unit) => (unit === "" ? column : `${column} (${unit})`),
  k: (count) => `k = ${count}`,
  point: (at, value, interval) => `${at}: \u03c4 = ${value}${interval === "" ? "" : ` ${interval}`}`,
  constant: (value) => `Gestrichelt: ein \u03c4 für alle Studien, ${value}.`,
  band: (level) => `Schattiert: ${level}-Konfidenzintervall von \u03c4.`,
  bars: (level) => `Balken: ${level}-Konfidenzintervalle von \u03c4.`,
  beyond: "Ein Intervall geht über die Achse hinaus.",
  unbounded: "Wo \u03c4 keinen Schätzwert hat, ist nichts gezeichnet.",
  rug: "Striche auf der Achse: die Studien.",
  held: (parts) => `Andere festgehalten: ${parts}.`,
  heldAt: (column, value) => `${column} bei ${value}`,
  averaged: (columns) => `gemittelt über ${columns}`,
};
