import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** A figure of a plot: `part` tells bars or lines apart, `at` is where on the x axis of lines. */
export interface Point {
  part: string;
  at?: number;
  value: number;
}

const frame = {
  background: "white",
  padding: 14,
  config: {
    font: "system-ui, sans-serif",
    axis: {
      labelLimit: 260,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: "normal",
      gridColor: "#e8e8e8",
    },
    legend: { labelFontSize: 12, labelLimit: 260 },
    view: { stroke: null },
  },
} as const;

/** A line for each part over a logarithmic x axis, as SVG. */
export function drawLines(points: readonly Point[], x: string, y: string): Promise<string> {
  return draw({
    ...frame,
    width: 520,
    height: 280,
    data: { values: [...points] },
    mark: { type: "line", point: { size: 50, filled: true }, strokeWidth: 2 },
    encoding: {
      x: {
        field: "at",
        type: "quantitative",
        title: x,
        scale: { type: "log" },
        axis: { format: "~s", tickCount: 3 },
      },
      y: { field: "value", type: "quantitative", title: y },
      color: { field: "part", title: null, sort: null, scale: { scheme: "tableau10" } },
    },
  });
}

/** A bar for each part, the longest first unless `inOrder`, with its figure behind it, as SVG. */
export function drawBars(points: readonly Point[], x: string, inOrder = false): Promise<string> {
  const y = {
    field: "part",
    type: "nominal",
    title: null,
    sort: inOrder ? null : "-x",
    axis: { labelLimit: 260 },
  } as const;
  return draw({
    ...frame,
    width: 460,
    height: { step: 24 },
    data: { values: [...points] },
    encoding: { y, x: { field: "value", type: "quantitative", title: x } },
    layer: [
      { mark: { type: "bar", color: "#4c78a8" } },
      {
        mark: { type: "text", align: "left", dx: 5, fontSize: 11, color: "#444" },
        encoding: { text: { field: "value", format: "," } },
      },
    ],
  });
}

async function draw(specification: TopLevelSpec): Promise<string> {
  return `${await new View(parse(compile(specification).spec), { renderer: "none" }).toSVG()}\n`;
}
