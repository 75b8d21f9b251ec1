import { parseCommand } from "../../commands/parse.ts";
import { cutText } from "../../message/cut-text.ts";
import { TERMINAL_LIMITS } from "./limits.ts";
import { picturePath, TERMINAL_COMMANDS } from "./picture-command.ts";

/** What a line of the terminal came to. */
export type Heard =
  | { readonly is: "message"; readonly text: string }
  | { readonly is: "command"; readonly name: string; readonly options: Readonly<Record<string, string>> }
  /** A picture file to be sent; "" when no path was given. */
  | { readonly is: "picture"; readonly path: string }
  /** Nothing for the interview: a word to the person who typed it. */
  | { readonly is: "word"; readonly says: string };

/** Turns lines into messages and commands. */
export type Receiver = {
  /** One line, without its line break. */
  line(text: string): readonly Heard[];
  /** A block that was pasted: blank lines in it do not end the reply. */
  paste(on: boolean): void;
  /** What is typed and not sent yet, at the end of input. */
  rest(): readonly Heard[];
  /** Whether a reply is half typed. */
  pending(): boolean;
};

/** A slash, a word and nothing that looks like a path: "/hint", "/retry data", but not "/api/v1 answers". */
const COMMAND = /^\/[a-z?]+(\s|$)/i;

/**
 * A blank line ends a reply, a line that begins with a slash is a command, and one that begins with two is
 * text that begins with one.
 */
export function createReceiver(): Receiver {
  let lines: string[] = [];
  let pasting = false;

  function take(): readonly Heard[] {
    const text = lines.join("\n").trimEnd();
    lines = [];
    if (text.trim() === "") return [];
    return cutText(text, TERMINAL_LIMITS.messageCharsMax).map((piece) => ({ is: "message", text: piece }));
  }

  /** A blank line. Behind "hint" alone it ends no reply: what was asked for is all that is wanted. */
  function end(): readonly Heard[] {
    const name = lines.length === 1 ? bareCommand(lines[0]!) : undefined;
    if (name === undefined) return [...take(), { is: "command", name: "done", options: {} }];
    lines = [];
    return [{ is: "command", name, options: {} }];
  }

  return {
    line(text) {
      if (pasting) {
        lines.push(text);
        return [];
      }
      if (text.trim() === "") return end();
      if (COMMAND.test(text)) return [...take(), heardCommand(text)];
      lines.push(text.startsWith("//") ? text.slice(1) : text);
      return [];
    },
    paste(on) {
      pasting = on;
    },
    rest: take,
    pending: () => lines.length > 0,
  };
}

/** The command that a line names without a slash and says nothing beside. */
function bareCommand(line: string): string | undefined {
  const word = line
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/, "");
  return TERMINAL_COMMANDS.find(
    ({ name, scope, options }) => name === word && scope === "interview" && options.length === 0,
  )?.name;
}

function heardCommand(text: string): Heard {
  const path = picturePath(text);
  if (path !== undefined) return { is: "picture", path };
  const parsed = parseCommand(text, TERMINAL_COMMANDS);
  switch (parsed.is) {
    case "command":
      return parsed;
    case "wrong-option":
      return { is: "word", says: parsed.says };
    case "unknown": {
      const meant =
        parsed.nearest === undefined ? "/help lists what there is" : `Did you mean /${parsed.nearest}?`;
      return {
        is: "word",
        says: `I do not know /${parsed.word}. ${meant}. To say it as text, begin the line with two slashes.`.replace(
          "?.",
          "?",
        ),
      };
    }
  }
}
