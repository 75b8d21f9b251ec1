import type { RESTPostAPIApplicationCommandsJSONBody } from "discord.js";

/** A command as it is registered, or is to be; Discord adds ids, defaults and empty translations. */
export type CommandShape = { readonly name: string } & Readonly<Record<string, unknown>>;

/**
 * What is registered against what we want, one line for each command and subcommand that differs: "+" is new, "-" goes
 * away, "~" has changed. Empty when nothing has to be done.
 */
export function commandDifference(
  registered: readonly CommandShape[],
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
  isGlobal: boolean,
): readonly string[] {
  const before = flat(registered as readonly Shape[], isGlobal);
  const after = flat(wanted as unknown as readonly Shape[], isGlobal);
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `- ${name}`);
  const rest = [...after].flatMap(([name, body]) => {
    const old = before.get(name);
    return old === undefined ? [`+ ${name}`] : old === body ? [] : [`~ ${name}`];
  });
  return [...gone, ...rest];
}

type Shape = {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: unknown }[];
  readonly options?: readonly Shape[];
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
};

const SUBCOMMAND = 1;
const SLASH = 1;

/** Every command and subcommand by its full name, with all that we care for as one text. */
function flat(commands: readonly Shape[], isGlobal: boolean): Map<string, string> {
  return new Map(
    commands.flatMap((command) => {
      const { type = SLASH, name, description = "", options = [] } = command;
      const shown = type === SLASH ? `/${name}` : name;
      const parts = options.map((option): [string, string] => [`${shown} ${option.name}`, text(option)]);
      const where = isGlobal ? [sorted(command.contexts), sorted(command.integration_types)] : [];
      const isGroup = options.some((option) => option.type === SUBCOMMAND);
      const own = JSON.stringify([type, description, ...where, ...(isGroup ? [] : options.map(text))]);
      return [[shown, own] as [string, string], ...(isGroup ? parts : [])];
    }),
  );
}

function text({ type, name, description, required, autocomplete, choices, options }: Shape): string {
  return JSON.stringify([
    type,
    name,
    description,
    required === true,
    autocomplete === true,
    choices?.map((choice) => [choice.name, choice.value]) ?? [],
    options?.map(text) ?? [],
  ]);
}

function sorted(numbers: readonly number[] | null | undefined): readonly number[] {
  return (numbers ?? []).toSorted((a, b) => a - b);
}
