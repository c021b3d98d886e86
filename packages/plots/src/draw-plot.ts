import {
  type AnalysisDocument,
  figureWords,
  type ParamDef,
  type Params,
  phrase,
  type RegistryRecord,
} from "@treeline/engine";
import { figured } from "./figured.ts";
import type { ForestRows } from "./forest/numbers.ts";
import { messageScene, whyNoStudy } from "./message-scene.ts";
import { groupNode } from "./nodes.ts";
import { plotName } from "./plot-name.ts";
import { type OptionsOf, optionsOf } from "./plot-options.ts";
import { type Drawn, MINIMUM_WIDTH, type Plot, type PlotInput } from "./plot-types.ts";
import type { Scene, SceneNode } from "./scene.ts";
import type { Numbers } from "./twin/numbers.ts";
import { words } from "./words.ts";

/** What a plot puts on the page. */
export interface Drawing {
  readonly nodes: readonly SceneNode[];
  readonly height: number;
  /** Wider than asked, where nothing readable can be laid out in less; the page scrolls. */
  readonly width?: number;
  /** The key result in sentences, for those who cannot see the figure. */
  readonly description: string;
  /** The numbers of what is drawn, in its order; absent = what the marks say. Asked for only where someone reads them. */
  numbers?(): Numbers;
  /** The same of a forest, as it was laid out: what makes a table of it is not needed to draw the first view. */
  readonly forest?: ForestRows;
}

/** What is particular to the drawing of a plot. */
export interface DrawnParts<Defs extends readonly ParamDef[]> extends RegistryRecord {
  readonly options: Defs;
  /** It is drawn from something else than effects, so that it asks for no study that has one. */
  readonly withoutEffects?: true;
  /** Why this plot cannot be drawn although there are studies. */
  applies?(input: PlotInput, options: OptionsOf<Defs>): string | null;
  /** Asked only where it applies: there is at least one study. */
  draw(input: PlotInput, options: OptionsOf<Defs>): Drawing;
  /** The drawing as pages; absent = one page. */
  pages?(input: PlotInput, options: OptionsOf<Defs>): readonly Drawing[];
  /** What the figure is of, where the plot draws several: the options that are marked so, as they are where they choose by themselves. */
  about?(input: Drawn, options: OptionsOf<Defs>): Params;
  /** What choices of the document bring along instead of the defaults; what the document says itself comes first. */
  brings?(document: AnalysisDocument): Params;
}

/** The part of a plot that draws it, which is all of it that the first view of the page needs. */
export type DrawnPlot<Defs extends readonly ParamDef[] = readonly ParamDef[]> = Pick<
  Plot,
  "id" | "applies" | "scene" | "pages" | "subject"
> & {
  /** Its options, where other choices bring some along too, as the definitions type them. */
  given(document: AnalysisDocument): OptionsOf<Defs>;
  /** What the document and what it brings along say of its options, unchecked. */
  chosen(document: AnalysisDocument): Params;
};

/** Reading the options of a plot out of the document, its title, and the words where there is no study are the same for all. */
export function drawPlot<const Defs extends readonly ParamDef[]>(parts: DrawnParts<Defs>): DrawnPlot<Defs> {
  const { id, label, options } = parts;
  const noEffect = (report: PlotInput["report"]): string | null =>
    parts.withoutEffects === true ? null : whyNoStudy(report);
  const chosen = (document: AnalysisDocument): Params => ({
    ...parts.brings?.(document),
    ...document.plots[id],
  });
  const given = (document: AnalysisDocument): OptionsOf<Defs> => optionsOf(options, chosen(document));
  const applies = (input: PlotInput): string | null =>
    noEffect(input.report) ?? parts.applies?.(input, given(input.document)) ?? null;
  const subject: Plot["subject"] = (input) => {
    const about = parts.about?.(input, given(input.document)) ?? {};
    const usual = parts.about?.(input, optionsOf(options, {})) ?? {};
    return { about, isUsual: JSON.stringify(about) === JSON.stringify(usual) };
  };
  return {
    id,
    given,
    chosen,
    applies,
    subject,
    scene: (input) => scenesOf(input, (whole, own) => [parts.draw(whole, own)])[0]!,
    pages: (input) => scenesOf(input, (whole, own) => parts.pages?.(whole, own) ?? [parts.draw(whole, own)]),
  };

  function scenesOf(
    input: PlotInput,
    drawings: (input: PlotInput, own: OptionsOf<Defs>) => readonly Drawing[],
  ): readonly Scene[] {
    const { width } = roomy(input);
    // Told where it is drawn: a label is English when its record is made.
    const name = plotName({ label: phrase(label) });
    const title = words.title(name, input.document.title);
    const why = applies(input);
    if (why !== null) {
      const noStudy = noEffect(input.report) !== null;
      const heading = noStudy ? words.nothing.noStudy : words.nothing.notDrawn(name);
      return [messageScene(title, width, heading, why)];
    }
    const drawn = drawings({ ...input, width }, given(input.document));
    const said = figureWords(input.document, id, subject(input));
    return drawn.map(({ nodes, height, description, width: needed = width }, page) => {
      const scene = { width: needed, height, title, description, root: groupNode("background", nodes) };
      return figured(scene, said, { number: page + 1, of: drawn.length });
    });
  }
}

/** Narrower than this nothing readable can be laid out. */
export function roomy(input: PlotInput): PlotInput {
  return { ...input, width: Math.max(MINIMUM_WIDTH, input.width) };
}
