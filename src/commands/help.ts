import type { Block, Message } from "../message/message.ts";
import { COMMANDS, type Command } from "./commands.ts";

/** What a person can say and do, for a surface whose commands begin with `prefix`. */
export function helpMessage(prefix: string, commands: readonly Command[] = COMMANDS): Message {
  return {
    about: { kind: "help" },
    blocks: [
      ...section(
        "During an interview",
        prefix,
        commands.filter(({ scope }) => scope === "interview"),
      ),
      ...section(
        "At any time",
        prefix,
        commands.filter(({ scope }) => scope === "top"),
      ),
    ],
  };
}

function section(text: string, prefix: string, commands: readonly Command[]): Block[] {
  if (commands.length === 0) return [];
  return [
    { is: "heading", text },
    {
      is: "fields",
      fields: commands.map((command) => ({ name: usage(prefix, command), value: command.description })),
    },
  ];
}

function usage(prefix: string, { name, options }: Command): string {
  return [
    `${prefix}${name}`,
    ...options.map((option) => (option.required ? `${option.name}:…` : `[${option.name}:…]`)),
  ].join(" ");
}
