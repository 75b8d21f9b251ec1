import { COMMANDS, type Command } from "../../commands/commands.ts";

/** A terminal has no way to attach a file, so it has a command for it. Other platforms send pictures with messages. */
const PICTURE: Command = {
  name: "picture",
  aliases: ["image"],
  description: "Show me a diagram that you drew: a PNG, JPEG, WebP or GIF file",
  options: [{ name: "file", description: "path of the picture", required: true }],
  who: "members",
  where: "thread",
  scope: "interview",
};

/** Every command that can be typed here. */
export const TERMINAL_COMMANDS: readonly Command[] = [...COMMANDS, PICTURE];

/**
 * The path behind `/picture`, which may have blanks in it: as typed, in quotes, or with the backslashes that a terminal
 * writes when a file is dragged into it. Undefined when the line is another command, "" when there is no path.
 */
export function picturePath(line: string): string | undefined {
  const typed = /^\/(?:picture|image)(?:\s+(.*))?$/is.exec(line.trim());
  if (typed === null) return undefined;
  const path = (typed[1] ?? "").trim().replace(/^file[:=]/i, "");
  const quoted = /^(["'])(.*)\1$/s.exec(path)?.[2];
  return quoted ?? path.replaceAll(/\\(?=[\s()'"&[\]])/g, "");
}
