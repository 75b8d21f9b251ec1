import { expect, test } from "vitest";
import { plainText } from "../message/plain-text.ts";
import { COMMANDS } from "./commands.ts";
import { helpMessage } from "./help.ts";
import { nearestTo, parseCommand } from "./parse.ts";

test("names and aliases are unique and fit every platform", () => {
  const words = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(words).size).toBe(words.length);
  for (const { name, description, options } of COMMANDS) {
    expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
    for (const text of [description, ...options.map((option) => option.description)])
      expect(text.length).toBeLessThanOrEqual(100);
  }
});

test("options fit every platform, and what is offered while typing is not a fixed list too", () => {
  // Discord: 25 subcommands of one command, 25 options of each, 25 choices of an option.
  expect(COMMANDS.length).toBeLessThanOrEqual(25);
  for (const { name: command, options } of COMMANDS) {
    expect(options.length, command).toBeLessThanOrEqual(25);
    expect(new Set(options.map(({ name }) => name)).size, command).toBe(options.length);
    for (const { name, choices = [], autocomplete } of options) {
      expect(name, command).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(choices.length, command).toBeLessThanOrEqual(25);
      expect(autocomplete === true && choices.length > 0, `${command} ${name}`).toBe(false);
      for (const choice of choices) expect(choice.length).toBeLessThanOrEqual(100);
    }
  }
});

test.each([
  ["/hint", { is: "command", name: "hint", options: {} }],
  ["  HINT ", { is: "command", name: "hint", options: {} }],
  ["/purpose", { is: "command", name: "why", options: {} }],
  ["/retry data", { is: "command", name: "retry", options: { stage: "data" } }],
  [
    "start problem:visual-search level=mid",
    { is: "command", name: "start", options: { problem: "visual-search", level: "mid" } },
  ],
  ["/hnit", { is: "unknown", word: "hnit", nearest: "hint" }],
  ["/xyzzy", { is: "unknown", word: "xyzzy" }],
  ["/", { is: "unknown", word: "" }],
  [
    "/start level:junior",
    { is: "wrong-option", name: "start", says: 'level is one of mid, senior, staff, and not "junior".' },
  ],
  ["/hint now", { is: "wrong-option", name: "hint", says: "/hint takes nothing after it." }],
  ["/grade", { is: "wrong-option", name: "grade", says: "/grade needs problem: The system it is about." }],
])("reads %s", (line, parsed) => {
  expect(parseCommand(line)).toEqual(parsed);
});

test("suggests what was likely meant, and nothing far off", () => {
  expect(nearestTo("payment-fruad", ["ad-click", "payment-fraud"])).toBe("payment-fraud");
  expect(nearestTo("chess", ["ad-click", "payment-fraud"])).toBeUndefined();
});

test("the help names every command", () => {
  const help = plainText(helpMessage("/"));
  for (const { name } of COMMANDS) expect(help).toContain(`/${name}`);
});
