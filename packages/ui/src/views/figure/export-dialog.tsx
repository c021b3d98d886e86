import { formatFixed, formatInteger } from "@treeline/engine";
import { plotName, type Scene, themes } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import { DPI, heightMm, MOST_PIXELS, pixelSize, WIDTH_MM } from "@treeline/plots/export";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { CheckField, SegmentedField, SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { downloadBlob } from "../../export/download.ts";
import {
  FIGURE_FORMATS,
  type FigureChoices,
  type FigureFormat,
  rememberChoices,
  rememberedChoices,
} from "../../export/figure-choices.ts";
import { figureFiles, figurePages, lacksDirections, missingInPdf } from "../../export/figure-files.ts";
import { type FigureSource, figureToExport } from "../../state/figure-export.ts";
import { view } from "../../state/project.ts";
import { figure } from "../../strings/figure.ts";
import { CopyFigure } from "./copy-figure.tsx";
import { FigurePreview } from "./figure-preview.tsx";

const words = figure.export;

/** Asks how a figure is to be taken away, and shows it as it will be. */
export function ExportDialog(): JSX.Element | null {
  const source = figureToExport.value;
  return source === null ? null : <Choices source={source} />;
}

function Choices({ source }: { readonly source: FigureSource }): JSX.Element {
  const [choices, setChoices] = useState<FigureChoices>(rememberedChoices);
  const [said, setSaid] = useState("");
  const scenes = useMemo(() => figurePages(source, choices.widthMm), [source, choices.widthMm]);
  const change = (patch: Partial<FigureChoices>): void => {
    const next = { ...choices, ...patch };
    setChoices(next);
    rememberChoices(next);
    setSaid("");
  };
  const tooLarge = isRaster(choices.format) ? sizeProblem(scenes, choices) : null;
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(words.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  const download = async (): Promise<string> => {
    const files = await figureFiles(source, scenes, choices);
    for (const { name, blob } of files) downloadBlob(name, blob);
    return words.downloaded(files.map(({ name }) => name).join(", "));
  };
  return (
    <Dialog
      title={words.open}
      onClose={() => {
        figureToExport.value = null;
      }}
      footer={
        <>
          <p class="figure-said" role="status">
            {said}
          </p>
          <CopyFigure scene={scenes[0]!} choices={choices} disabled={tooLarge !== null} onSaid={setSaid} />
          <button
            type="button"
            class="button primary"
            disabled={tooLarge !== null}
            onClick={() => void attempt(download)}
          >
            {words.download}
          </button>
        </>
      }
    >
      <div class="figure-export">
        <div class="figure-fields">
          <WhichFigure source={source} />
          <Fields choices={choices} onChange={change} />
          <p class="hint">{words.formats[choices.format].hint}</p>
          {tooLarge !== null && <p class="field-problem">{tooLarge}</p>}
          {choices.format === "pdf" && <Missing scenes={scenes} />}
          <Directions source={source} widthMm={choices.widthMm} />
        </div>
        <FigurePreview scenes={scenes} choices={choices} size={sizeOf(scenes, choices)} />
      </div>
    </Dialog>
  );
}

/** The other figures of the same result, without leaving the dialog. */
function WhichFigure({ source }: { readonly source: FigureSource }): JSX.Element {
  const shown = plotCards.records.filter(
    (card) => card.id === source.plot || (card.home === "results" && card.audited === undefined),
  );
  return (
    <SelectField
      label={words.figure}
      value={source.plot}
      choices={shown.map((card) => ({ value: card.id, label: plotName(card) }))}
      onChange={(plot) => {
        figureToExport.value = { ...source, plot };
      }}
    />
  );
}

interface FieldsProps {
  readonly choices: FigureChoices;
  onChange(patch: Partial<FigureChoices>): void;
}

function Fields({ choices, onChange }: FieldsProps): JSX.Element {
  const { format, widthMm, dpi, theme, embedFont } = choices;
  return (
    <>
      <SegmentedField
        label={words.format}
        value={format}
        choices={FIGURE_FORMATS.map((value) => ({ value, label: words.formats[value].label }))}
        onChange={(value) => onChange({ format: FIGURE_FORMATS.find((known) => known === value) ?? format })}
      />
      <NumberField
        label={words.width}
        help={words.widthHelp}
        value={widthMm}
        min={WIDTH_MM.least}
        max={WIDTH_MM.most}
        onChange={(value) => onChange({ widthMm: value })}
      />
      {isRaster(format) && (
        <NumberField
          label={words.dpi}
          help={words.dpiHelp}
          value={dpi}
          min={DPI.least}
          max={DPI.most}
          onChange={(value) => onChange({ dpi: value })}
        />
      )}
      <SelectField
        label={words.theme}
        value={theme}
        choices={themes.map(({ id, label }) => ({ value: id, label }))}
        onChange={(value) => onChange({ theme: value })}
      />
      {format === "svg" && (
        <CheckField
          label={words.embed}
          checked={embedFont}
          onChange={(checked) => onChange({ embedFont: checked })}
        />
      )}
    </>
  );
}

/** Says which characters a PDF would lose, before it is written. */
function Missing({ scenes }: { readonly scenes: readonly Scene[] }): JSX.Element | null {
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    missingInPdf(scenes).then(
      (found) => gone || setMissing(found),
      // Without the font there is no PDF either; its download says so.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [scenes]);
  if (missing.length === 0) return null;
  return (
    <p class="field-problem">{words.missing(formatInteger(missing.length), missing.slice(0, 8).join(" "))}</p>
  );
}

/** Says that the author could tell whom the figure favours, before it leaves. */
function Directions({
  source,
  widthMm,
}: {
  readonly source: FigureSource;
  readonly widthMm: number;
}): JSX.Element | null {
  const isNeutral = useMemo(() => lacksDirections(source, widthMm), [source, widthMm]);
  if (!isNeutral) return null;
  return (
    <p class="hint">
      {words.neutralDirections}{" "}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          figureToExport.value = null;
          view.value = "effects";
        }}
      >
        {words.sayDirections}
      </button>
    </p>
  );
}

function isRaster(format: FigureFormat): boolean {
  return format === "png" || format === "tiff";
}

/** "170 × 127 mm · 2008 × 1504 dots · 3 pages". */
function sizeOf(scenes: readonly Scene[], { format, widthMm, dpi }: FigureChoices): string {
  const [first] = scenes;
  if (first === undefined) return "";
  const dots = pixelSize(first, widthMm, dpi);
  return [
    words.size(formatFixed(widthMm, 0), formatFixed(heightMm(first, widthMm), 0)),
    ...(isRaster(format) ? [words.dots(formatInteger(dots.width), formatInteger(dots.height))] : []),
    ...(scenes.length > 1
      ? [
          words.pages(scenes.length),
          format === "pdf" || format === "tiff" ? words.pagesTogether : words.pagesApart,
        ]
      : []),
  ].join(" \u00b7 ");
}

function sizeProblem(scenes: readonly Scene[], { widthMm, dpi }: FigureChoices): string | null {
  for (const scene of scenes) {
    const { width, height } = pixelSize(scene, widthMm, dpi);
    if (width * height > MOST_PIXELS) return words.tooLarge(formatInteger(width), formatInteger(height));
  }
  return null;
}
