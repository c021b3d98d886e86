import { isNameList, type Params } from "../registry.ts";
import { type FigureSubject, figureWords, isOfPlot, isSameSubject } from "./figure-words.ts";
import type { PlotDefs } from "./plot-specs.ts";
import type { AnalysisDocument, FigureSpec, FigureWords } from "./types.ts";

type Figures = NonNullable<AnalysisDocument["figures"]>;

/**
 * A document with words about one figure changed; what is left empty is as if it had never been said.
 * @returns the same where nothing was said and nothing is
 */
export function withFigureWords(
  document: AnalysisDocument,
  plot: string,
  subject: FigureSubject,
  patch: FigureWords,
): AnalysisDocument {
  const merged = { ...figureWords(document, plot, subject), ...patch };
  const said = Object.fromEntries(Object.entries(merged).filter(([, text]) => text !== ""));
  const { [plot]: spec = {}, ...others } = document.figures ?? {};
  const next = changed(spec, subject, said);
  return withFigures(document, isSilent(next) ? others : { ...others, [plot]: next });
}

function changed({ of = [], ...plain }: FigureSpec, subject: FigureSubject, said: FigureWords): FigureSpec {
  if (isOfPlot(subject)) return of.length === 0 ? said : { ...said, of };
  const rest = of.filter(({ about }) => !isSameSubject(about, subject.about));
  const next = isSilent(said) ? rest : [...rest, { about: subject.about, ...said }];
  return { ...(subject.isUsual ? {} : plain), ...(next.length === 0 ? {} : { of: next }) };
}

function isSilent(spec: FigureSpec): boolean {
  return Object.keys(spec).length === 0;
}

function withFigures(document: AnalysisDocument, figures: Figures): AnalysisDocument {
  const { figures: _before, ...rest } = document;
  return Object.keys(figures).length === 0 ? rest : { ...rest, figures };
}

/** Follows a change of column names. Words about a column that is gone stay, in case it comes back. */
export function renameFigureColumns(figures: Figures, rename: (name: string) => string | null): Figures {
  return mapFigures(figures, ({ of, ...plain }) => {
    if (of === undefined) return plain;
    const followed = of.map(({ about, ...words }) => ({
      about: Object.fromEntries(
        Object.entries(about).map(([key, value]) => [
          key,
          isNameList(value) ? value.map((name) => rename(name) ?? name) : value,
        ]),
      ),
      ...words,
    }));
    return { ...plain, of: followed };
  });
}

/**
 * Words as they were kept by plot alone come to the figure that the document's options chose; where they chose none, the words stay
 * as they are, which is with the figure that is drawn then.
 */
export function settledFigures(document: AnalysisDocument, defs: PlotDefs): AnalysisDocument {
  if (document.figures === undefined) return document;
  const figures = mapFigures(document.figures, (spec, plot) => {
    const { of = [], ...plain } = spec;
    const about = chosenSubject(document.plots[plot] ?? {}, Object.hasOwn(defs, plot) ? defs[plot]! : []);
    if (isSilent(plain) || about === null) return spec;
    const before = of.find((one) => isSameSubject(one.about, about));
    return { of: [...of.filter((one) => one !== before), { about, ...plain, ...before }] };
  });
  return { ...document, figures };
}

/** null = nothing is chosen that another figure could be of. */
function chosenSubject(options: Params, defs: PlotDefs[string]): Params | null {
  const subjects = defs.filter(({ isSubject }) => isSubject === true);
  const about = Object.fromEntries(subjects.map((def) => [def.key, options[def.key] ?? def.default]));
  return isSameSubject(about, Object.fromEntries(subjects.map((def) => [def.key, def.default])))
    ? null
    : about;
}

function mapFigures(figures: Figures, change: (spec: FigureSpec, plot: string) => FigureSpec): Figures {
  return Object.fromEntries(Object.entries(figures).map(([plot, spec]) => [plot, change(spec, plot)]));
}
