import type { RawFile } from "discord.js";
import type { Payload } from "./render.ts";

/** Nobody is ever called by what the bot writes. */
const NOBODY = { parse: [] };

/** A payload as the body of a request. */
export function bodyOf({ content, embeds, components }: Payload) {
  return {
    ...(content !== undefined && { content }),
    ...(embeds !== undefined && { embeds }),
    components,
    allowed_mentions: NOBODY,
  };
}

/** The files that go beside it. */
export function filesOf({ files }: Payload): RawFile[] {
  return files.map(({ name, text }) => ({ name, data: text, contentType: "text/plain; charset=utf-8" }));
}
