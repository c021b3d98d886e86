import { BOLD_WEIGHT, FONT_FAMILY, type Paint, type SceneNode } from "@treeline/plots";

/** Colours as a canvas takes them. */
export type Colours = (paint: Paint) => string;

/** The colours of the theme that an element stands in, each looked up once. */
export function coloursOf(root: SVGSVGElement): Colours {
  const known = new Map<Paint, string>();
  return (paint) => {
    const found = known.get(paint);
    if (found !== undefined) return found;
    const probe = document.createElementNS(root.namespaceURI, "path");
    probe.setAttribute("fill", `var(--plot-${paint})`);
    root.append(probe);
    const { fill } = getComputedStyle(probe);
    probe.remove();
    known.set(paint, fill);
    return fill;
  };
}

/** Puts marks on a canvas as the elements of a drawing would look. */
export function paintNode(canvas: CanvasRenderingContext2D, node: SceneNode, colours: Colours): void {
  switch (node.type) {
    case "group":
      canvas.save();
      canvas.translate(0, node.shift ?? 0);
      for (const child of node.children) paintNode(canvas, child, colours);
      canvas.restore();
      return;
    case "line": {
      const line = new Path2D();
      line.moveTo(node.x1, node.y1);
      line.lineTo(node.x2, node.y2);
      stroke(canvas, line, node, colours);
      return;
    }
    case "rect": {
      const rect = new Path2D();
      rect.rect(node.x, node.y, node.width, node.height);
      fill(canvas, rect, node, colours);
      stroke(canvas, rect, node, colours);
      return;
    }
    case "circle": {
      const circle = new Path2D();
      circle.arc(node.cx, node.cy, node.r, 0, 2 * Math.PI);
      fill(canvas, circle, node, colours);
      stroke(canvas, circle, node, colours);
      return;
    }
    case "path": {
      const path = new Path2D(node.d);
      fill(canvas, path, node, colours);
      stroke(canvas, path, node, colours);
      return;
    }
    case "text":
      canvas.font = `${node.italic === true ? "italic " : ""}${node.weight === "bold" ? `${BOLD_WEIGHT} ` : ""}${node.size}px ${FONT_FAMILY}`;
      canvas.textAlign = node.anchor === "middle" ? "center" : node.anchor;
      canvas.fillStyle = node.fill === "none" ? "transparent" : colours(node.fill);
      canvas.fillText(node.text, node.x, node.y);
  }
}

interface Filled {
  readonly fill: Paint;
  readonly fillOpacity?: number;
}

interface Stroked {
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

function fill(canvas: CanvasRenderingContext2D, path: Path2D, mark: Filled, colours: Colours): void {
  if (mark.fill === "none") return;
  canvas.globalAlpha = mark.fillOpacity ?? 1;
  canvas.fillStyle = colours(mark.fill);
  canvas.fill(path);
  canvas.globalAlpha = 1;
}

function stroke(canvas: CanvasRenderingContext2D, path: Path2D, mark: Stroked, colours: Colours): void {
  if (mark.stroke === undefined || mark.stroke === "none") return;
  canvas.strokeStyle = colours(mark.stroke);
  canvas.lineWidth = mark.strokeWidth ?? 1;
  canvas.setLineDash([...(mark.dash ?? [])]);
  canvas.stroke(path);
}
