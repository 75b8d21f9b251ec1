import type { Message } from "../message/message.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import { createPaint, wantsColour } from "../surfaces/terminal/paint.ts";
import { render, widthFor } from "../surfaces/terminal/render.ts";
import type { Tools } from "./tools.ts";

export function coloured({ config, output }: Tools): boolean {
  return wantsColour({
    isTTY: output.isTTY === true,
    noColour: config.noColour,
    forceColour: config.forceColour,
  });
}

/** A message on standard output, drawn as in an interview. */
export function print(message: Message, tools: Tools): void {
  const canvas = {
    width: widthFor(tools.output.columns),
    paint: createPaint(coloured(tools)),
    stages: STAGE_IDS,
  };
  tools.output.write(`${render(message, canvas)}\n`);
}

export function printJson(value: unknown, tools: Tools): void {
  tools.output.write(`${JSON.stringify(value, null, 2)}\n`);
}
