import type { GroupNode, Paint, SceneNode } from "@treeline/plots";
import type { JSX } from "preact";

/** Paint names become custom properties, so that one drawing follows the theme without being drawn again. */
function paint(name: Paint | undefined): string | undefined {
  if (name === undefined) return undefined;
  return name === "none" ? "none" : `var(--plot-${name})`;
}

/** Groups say how far down their children are moved. */
export function shiftOf({ shift }: GroupNode): string | undefined {
  return shift === undefined ? undefined : `translate(0 ${shift})`;
}

/** A part of a text, in italics or not. */
function drawRun(run: { readonly text: string; readonly italic?: boolean }, key: number): JSX.Element {
  return (
    <tspan key={key} font-style={run.italic ? "italic" : undefined}>
      {run.text}
    </tspan>
  );
}

/**
 * One node of a scene as an element of the page. Text is only ever text. A plain function: a plot of thousands of studies has
 * tens of thousands of nodes, and a component for each would cost more than the elements themselves.
 */
export function drawNode(node: SceneNode, key: number | string): JSX.Element {
  const shared = { class: `mark ${node.role}` };
  const title = node.title === undefined ? null : <title>{node.title}</title>;
  switch (node.type) {
    case "group":
      return (
        <g key={key} {...shared} transform={shiftOf(node)}>
          {title}
          {node.children.map(drawNode)}
        </g>
      );
    case "line":
      return (
        <line
          key={key}
          {...shared}
          x1={node.x1}
          y1={node.y1}
          x2={node.x2}
          y2={node.y2}
          stroke={paint(node.stroke)}
          stroke-width={node.strokeWidth}
          stroke-dasharray={node.dash?.join(" ")}
        >
          {title}
        </line>
      );
    case "rect":
      return (
        <rect
          key={key}
          {...shared}
          x={node.x}
          y={node.y}
          width={node.width}
          height={node.height}
          fill={paint(node.fill)}
          stroke={paint(node.stroke)}
        >
          {title}
        </rect>
      );
    case "circle":
      return (
        <circle
          key={key}
          {...shared}
          cx={node.cx}
          cy={node.cy}
          r={node.r}
          fill={paint(node.fill)}
          fill-opacity={node.fillOpacity}
          stroke={paint(node.stroke)}
        >
          {title}
        </circle>
      );
    case "path":
      return (
        <path
          key={key}
          {...shared}
          d={node.d}
          fill={paint(node.fill)}
          fill-opacity={node.fillOpacity}
          stroke={paint(node.stroke)}
          stroke-width={node.strokeWidth}
          stroke-dasharray={node.dash?.join(" ")}
        >
          {title}
        </path>
      );
    case "text":
      return (
        <text
          key={key}
          {...shared}
          data-edits={node.edits}
          x={node.x}
          y={node.y}
          text-anchor={node.anchor}
          font-size={node.size}
          font-weight={node.weight === "bold" ? 600 : undefined}
          font-style={node.italic ? "italic" : undefined}
          fill={paint(node.fill)}
          stroke={node.halo && paint(node.halo)}
        >
          {title}
          {node.runs === undefined ? node.text : node.runs.map(drawRun)}
        </text>
      );
  }
}
