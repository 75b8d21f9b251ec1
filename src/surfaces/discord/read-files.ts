import type { APIAttachment } from "discord.js";
import type { Picture } from "../../ports/chat-model.ts";
import { type Download, readPicture, readTextFile, useOf } from "./attachments.ts";

/** The files of a message, read. */
export type Files = {
  readonly texts: readonly string[];
  readonly pictures: readonly { readonly ref: string; readonly name: string; readonly picture: Picture }[];
  /** "plan.pdf is no file I can read …" */
  readonly declined: readonly string[];
};

/** Reads what can be read, one after the other, and says of the rest why not. */
export async function readFiles(attachments: readonly APIAttachment[], download: Download): Promise<Files> {
  const texts: string[] = [];
  const pictures: { ref: string; name: string; picture: Picture }[] = [];
  const declined: string[] = [];
  for (const attachment of attachments) {
    const { id: ref, filename: name } = attachment;
    const use = useOf(attachment);
    switch (use.is) {
      case "text": {
        const text = await readTextFile(attachment, use.isDiagram, download);
        if (text.ok) texts.push(text.value);
        else declined.push(`${name} ${text.failure}`);
        break;
      }
      case "picture": {
        const picture = await readPicture(attachment, use.mediaType, download);
        if (picture.ok) pictures.push({ ref, name, picture: picture.value });
        else declined.push(`${name} ${picture.failure}`);
        break;
      }
      case "declined":
        declined.push(`${name} ${use.why}`);
    }
  }
  return { texts, pictures, declined };
}
