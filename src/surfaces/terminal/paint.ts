import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is where colours are not wanted. */
export type Paint = (format: Format, text: string) => string;

export function createPaint(colour: boolean): Paint {
  return (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text);
}

/** Whether to colour: never against NO_COLOR (no-color.org), always with FORCE_COLOR, else on a terminal only. */
export function wantsColour(given: {
  readonly isTTY: boolean;
  readonly noColour: boolean;
  readonly forceColour: boolean;
}): boolean {
  if (given.noColour) return false;
  return given.forceColour || given.isTTY;
}
