import { type EChartsCoreOption, init } from "echarts";

/** A picture's size in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** Draws a chart as SVG, without a browser. */
export function renderSvg(option: EChartsCoreOption, { width, height }: Size): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
