/** An sRGB colour written as #rrggbb. */
type Hex = string;
type Triple = readonly [number, number, number];

/** Machado, Oliveira & Fernandes (2009), IEEE Trans. Vis. Comput. Graph. 15(6), 1291-1298, table 1, severity 1; linear RGB. */
export const DEFICIENCIES: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear RGB, 0 to 1 (IEC 61966-2-1). */
function linear(color: Hex): Triple {
  const channel = (at: number): number => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.1: relative luminance. */
function luminance(color: Hex): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.1: contrast of two colours, 1 to 21. */
export function contrastRatio(first: Hex, second: Hex): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What a person sees of a colour who lacks one kind of cone; null = everybody else. */
function seen(color: Hex, deficiency: string | null): Triple {
  const rgb = linear(color);
  const matrix = deficiency === null ? undefined : DEFICIENCIES[deficiency];
  if (matrix === undefined) return rgb;
  const mixed = matrix.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]);
  return mixed.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;
}

/** CIE 1976 L*a*b* under D65. */
function lab([red, green, blue]: Triple): Triple {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far two colours lie apart to such a person: the CIE 1976 colour difference, of which about 2.3 is just seen. */
export function difference(first: Hex, second: Hex, deficiency: string | null): number {
  const [a, b] = [lab(seen(first, deficiency)), lab(seen(second, deficiency))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** What such a person sees, as a colour of the screen. */
export function seenAs(color: Hex, deficiency: string | null): Hex {
  const channels = seen(color, deficiency).map((share) => {
    const curved = share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055;
    return Math.round(255 * curved)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}

/** The CIEDE2000 difference of two colours to such a person. */
export function difference2000(first: Hex, second: Hex, deficiency: string | null): number {
  return ciede2000(lab(seen(first, deficiency)), lab(seen(second, deficiency)));
}

const RADIANS = Math.PI / 180;

/**
 * CIEDE2000 of two colours in L*a*b*, with all weights 1. Source: Sharma, Wu & Dalal (2005), Color Res. Appl. 30, 21-30,
 * doi:10.1002/col.20070, whose equations are followed in their order.
 */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const seventh = (c: number): number => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const [c1, h1] = polar((1 + g) * a1, b1);
  const [c2, h2] = polar((1 + g) * a2, b2);
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : h2 - h1 - 360 * Math.round((h2 - h1) / 360);
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RADIANS);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const h = meanHue(h1, h2, grey);
  const cosine = (times: number, from: number): number => Math.cos((times * h - from) * RADIANS);
  const t = 1 - 0.17 * cosine(1, 30) + 0.24 * cosine(2, 0) + 0.32 * cosine(3, -6) - 0.2 * cosine(4, 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const rotation = -2 * seventh(c) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * RADIANS);
  const [el, ec, eh] = [(l2 - l1) / sl, (c2 - c1) / sc, dh / sh];
  return Math.sqrt(el ** 2 + ec ** 2 + eh ** 2 + rotation * ec * eh);
}

function polar(a: number, b: number): readonly [chroma: number, hue: number] {
  const hue = Math.atan2(b, a) / RADIANS;
  return [Math.hypot(a, b), hue < 0 ? hue + 360 : hue];
}

/** Of hues on both sides of 0 the mean lies between them, and not opposite. */
function meanHue(first: number, second: number, grey: boolean): number {
  if (grey) return first + second;
  if (Math.abs(first - second) <= 180) return (first + second) / 2;
  return first + second < 360 ? (first + second + 360) / 2 : (first + second - 360) / 2;
}
