import { z } from "zod";
import { arrowText } from "../diagram/arrow-text.ts";
import { cleanName, createDrawing } from "../diagram/diagram.ts";
import type { ChatMessage, ChatModel, Picture } from "../ports/chat-model.ts";
import type { PictureReader } from "../ports/picture-reader.ts";
import { ok } from "../ports/result.ts";
import { fill } from "../prompts/fill.ts";
import type { Prompt } from "../prompts/prompt.ts";

/** Enough for the largest drawing that anybody makes in an interview. */
const TOKENS_OUT_MAX = 3_000;
const NOTES_MAX = 12;
const NOTE_CHARS_MAX = 160;
/** More than anybody would read through to confirm it. */
const TEXT_CHARS_MAX = 6_000;

/** What a model is asked for. Sizes are seen to afterwards, since a long answer is of more use than none. */
const copied = z.strictObject({
  isDiagram: z.boolean(),
  parts: z.array(z.strictObject({ name: z.string(), kind: z.string().nullable() })),
  flows: z.array(z.strictObject({ from: z.string(), to: z.string(), carries: z.string().nullable() })),
  notes: z.array(z.string()),
});

type Copied = z.infer<typeof copied>;

export type PictureReaderParts = {
  /** A model that takes pictures. */
  readonly model: ChatModel;
  readonly prompt: Prompt;
};

/** Has a model copy what was drawn: parts and arrows as text. It is told neither the problem nor the rubric. */
export function createPictureReader({ model, prompt }: PictureReaderParts): PictureReader {
  return {
    name: `picture reader, ${model.name}, prompt v${prompt.version}`,
    async read({ picture, account }, signal) {
      const reply = await model.complete(
        {
          purpose: "picture",
          account,
          messages: withPicture(fill(prompt, {}), picture),
          answer: { name: "copied_diagram", schema: copied },
          tokensOutMax: TOKENS_OUT_MAX,
          temperature: 0,
        },
        signal,
      );
      return reply.ok ? ok({ text: textOf(reply.value.answer) }) : reply;
    },
  };
}

function withPicture(messages: readonly ChatMessage[], picture: Picture): readonly ChatMessage[] {
  return messages.map((message) => (message.role === "user" ? { ...message, pictures: [picture] } : message));
}

/** Arrows first, then the notes, one a line; empty when nothing was drawn. */
function textOf({ isDiagram, parts, flows, notes }: Copied): string {
  if (!isDiagram) return "";
  const drawing = createDrawing();
  for (const { name, kind } of parts) drawing.part(name, kind ?? undefined);
  for (const { from, to, carries } of flows) drawing.flow(from, to, carries ?? "");
  const drawn = arrowText(drawing.diagram());
  if (drawn === "") return "";
  const written = notes
    .map((note) => cleanName(note, NOTE_CHARS_MAX))
    .filter((note) => note !== "")
    .slice(0, NOTES_MAX);
  return wholeLines([...drawn.split("\n"), ...written.map((note) => `Note: ${note}.`)]);
}

/** As many lines as there is room for. */
function wholeLines(lines: readonly string[]): string {
  let length = 0;
  const fitting = lines.findIndex((line) => {
    length += line.length + 1;
    return length > TEXT_CHARS_MAX;
  });
  return lines.slice(0, fitting === -1 ? lines.length : fitting).join("\n");
}
