import { type AnalysisDocument, withFigureWords } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { withPlotOptions } from "./plot-options.ts";
import type { Plot, PlotInput } from "./plot-types.ts";
import { plots } from "./registry.ts";
import { reportFigure } from "./report-page/index.ts";
import { moderatedInput, TWELVE } from "./testing/moderated.ts";
import { networkFixture } from "./testing/network-fixture.ts";
import { texts } from "./testing/scene-walk.ts";

const input = moderatedInput({ ...TWELVE, moderators: { terms: [["dose"], ["format"], ["leader"]] } });
const bubble = plots.get("bubble");
const orchard = plots.get("orchard");

const of = (plot: Plot, given: PlotInput, options: object): PlotInput => ({
  ...given,
  document: withPlotOptions(given.document, plot, { ...options }),
});

/** The input with a title for the figure that these options choose. */
function titled(plot: Plot, given: PlotInput, options: object, title: string): PlotInput {
  const told = withFigureWords(given.document, plot.id, plot.subject(of(plot, given, options)), { title });
  return { ...given, document: told };
}

describe("figures of one plot", () => {
  it("have words of their own for each moderator", () => {
    const one = titled(bubble, input, { moderator: ["dose"] }, "Effect and dose");
    const told = titled(bubble, one, { moderator: ["format"] }, "Effect and format");
    const shown = (options: object) => bubble.scene(of(bubble, told, options));
    expect(texts(shown({ moderator: ["dose"] }))).toContain("Effect and dose");
    expect(shown({ moderator: ["format"] }).title).toBe("Effect and format");
    expect(shown({ moderator: ["leader"] }).title).not.toMatch(/^Effect/);
    // Where nothing is chosen the first moderator is drawn, which is the same figure.
    expect(shown({}).title).toBe("Effect and dose");
    expect(reportFigure(told, { plot: "bubble", options: {} })?.scene.title).toBe("Effect and dose");
  });

  it("have words of their own for all studies and for the levels of each factor", () => {
    const told = titled(orchard, input, { rows: "all" }, "All studies");
    expect(orchard.scene(of(orchard, told, { rows: "all" })).title).toBe("All studies");
    expect(orchard.scene(of(orchard, told, { moderator: ["leader"] })).title).not.toBe("All studies");
    const leader = titled(orchard, told, { moderator: ["leader"] }, "By leader");
    expect(orchard.scene(of(orchard, leader, { moderator: ["leader"] })).title).toBe("By leader");
    expect(orchard.scene(leader).title).not.toBe("By leader");
  });

  it("keep words that were written before figures were told apart, under the one drawn by itself", () => {
    const figures: AnalysisDocument["figures"] = { bubble: { title: "Before", alt: "Rises." } };
    const old = { ...input, document: { ...input.document, figures } };
    expect(bubble.scene(old)).toMatchObject({ title: "Before", description: "Rises." });
    expect(bubble.scene(of(bubble, old, { moderator: ["format"] })).title).not.toBe("Before");
  });

  it("are told apart by the groups of a forest and by the reference of a network", () => {
    const grouped = plots.get("grouped-forest");
    const told = titled(grouped, input, {}, "By format");
    expect(grouped.scene(told).title).toBe("By format");
    const subgroups = { by: "leader", tau2: "common" } as const;
    const { report } = moderatedInput({ ...TWELVE, moderators: { subgroups } });
    expect(grouped.scene({ ...told, report }).title).not.toBe("By format");

    const network = plots.get("network-forest");
    const against = (reference: string): PlotInput => ({
      ...input,
      report: { ...input.report, network: networkFixture({ reference }) },
    });
    const placebo = titled(network, against("placebo"), {}, "Against placebo");
    expect(network.scene(placebo).title).toBe("Against placebo");
    const other = { ...against("C"), document: placebo.document };
    expect(network.scene(other).title).not.toBe("Against placebo");
  });

  it("are one where a plot draws one", () => {
    const forest = plots.get("forest");
    expect(forest.subject(input)).toEqual({ about: {}, isUsual: true });
    expect(texts(forest.scene(titled(forest, input, {}, "Figure 1")))).toContain("Figure 1");
  });

  it("are chosen by the options that are marked so, so that a project that is opened knows them", () => {
    for (const plot of plots.records) {
      const marked = plot.options.filter(({ isSubject }) => isSubject === true).map(({ key }) => key);
      if (marked.length === 0) continue;
      const { about } = plot.subject(input);
      expect(
        Object.keys(about).every((key) => marked.includes(key)),
        plot.id,
      ).toBe(true);
    }
  });
});
