import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";

/** The font comes with the project, so that a picture looks the same on every machine. */
export const FONT = "Inter";
const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)),
);

/** Turns an SVG into a PNG. `scale` 2 is sharp on a dense screen. */
export function svgToPng(svg: string, scale = 2): Buffer {
  const picture = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return picture.render().asPng();
}
