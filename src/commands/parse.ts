import { distance } from "fastest-levenshtein";
import { COMMANDS, type Command } from "./commands.ts";

/** What a line that asks for a command came to. */
export type ParsedCommand =
  | { readonly is: "command"; readonly name: string; readonly options: Readonly<Record<string, string>> }
  | { readonly is: "unknown"; readonly word: string; readonly nearest?: string }
  | { readonly is: "wrong-option"; readonly name: string; readonly says: string };

/** A slip of the fingers is up to this share of a word's letters. */
const SLIP_SHARE = 0.5;

/**
 * Reads "/hint", "hint" or "start problem:visual-search level=senior". A bare word after the name fills the
 * first option, so that "/retry data" is enough.
 */
export function parseCommand(line: string, commands: readonly Command[] = COMMANDS): ParsedCommand {
  const [first = "", ...rest] = line.trim().replace(/^\//, "").split(/\s+/);
  const word = first.toLowerCase();
  const command = commands.find(({ name, aliases }) => name === word || aliases.includes(word));
  if (command !== undefined) return readOptions(command, rest);
  const nearest = nearestTo(
    word,
    commands.map(({ name }) => name),
  );
  return { is: "unknown", word, ...(nearest !== undefined && { nearest }) };
}

/** The likeliest of the words that was meant, or undefined when none is near. */
export function nearestTo(word: string, among: readonly string[]): string | undefined {
  const ranked = among
    .map((each) => ({ each, slips: distance(word, each) }))
    .toSorted((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best !== undefined && best.slips <= Math.max(1, Math.floor(best.each.length * SLIP_SHARE))
    ? best.each
    : undefined;
}

function readOptions({ name, options: known }: Command, words: readonly string[]): ParsedCommand {
  const options: Record<string, string> = {};
  for (const word of words) {
    const [, key, value] = /^-{0,2}([a-z]+)[:=](.+)$/i.exec(word) ?? [undefined, known[0]?.name, word];
    const option = known.find((each) => each.name === key?.toLowerCase());
    if (option === undefined)
      return {
        is: "wrong-option",
        name,
        says:
          known.length === 0
            ? `/${name} takes nothing after it.`
            : `/${name} knows ${known.map((each) => each.name).join(", ")}, and not "${key}".`,
      };
    const chosen = value ?? "";
    if (option.choices !== undefined && !option.choices.includes(chosen))
      return {
        is: "wrong-option",
        name,
        says: `${option.name} is one of ${option.choices.join(", ")}, and not "${chosen}".`,
      };
    options[option.name] = chosen;
  }
  const missing = known.find((each) => each.required && options[each.name] === undefined);
  if (missing !== undefined)
    return { is: "wrong-option", name, says: `/${name} needs ${missing.name}: ${missing.description}.` };
  return { is: "command", name, options };
}
