import { practiceChoices } from "./practice-choices.ts";
import { practiceOnTerminal } from "./practice-on-terminal.ts";
import { practiceScripted } from "./practice-scripted.ts";
import type { CliCommand } from "./tools.ts";

/** `npm run practice`: an interview at the keyboard, on a pipe, or read from a file of replies. */
export const practice: CliCommand = async (words, tools) => {
  const choices = practiceChoices(words, tools);
  return choices.replies === undefined
    ? practiceOnTerminal(choices, tools)
    : practiceScripted({ ...choices, replies: choices.replies }, tools);
};
