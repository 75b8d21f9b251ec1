import { describe, expect, test } from "vitest";
import { bulkCommands } from "../../../test/discord/command-shape.ts";
import { COMMANDS, type Command } from "../../commands/commands.ts";
import { type CommandShape, commandDifference } from "./command-difference.ts";
import { registration } from "./registration.ts";

const HINT: Command = {
  name: "hint",
  aliases: [],
  description: "Give me a hint",
  options: [],
  who: "members",
  where: "thread",
  scope: "interview",
};
const REPORT: Command = {
  ...HINT,
  name: "report",
  options: [
    { name: "id", description: "Its id", required: false, autocomplete: true },
    { name: "user", description: "Whose", required: false, kind: "person" },
    { name: "style", description: "Which", required: true, choices: ["coach", "real"] },
  ],
};

/** As Discord gives back what was registered: with ids, defaults, and translations that are not there. */
function asRegistered(commands: readonly Command[], isGlobal = true): readonly CommandShape[] {
  const grown = (option: object): object => ({
    ...option,
    name_localizations: null,
    description_localizations: null,
    ...("options" in option && { options: (option.options as object[]).map(grown) }),
  });
  return registration(commands, isGlobal).map((command, i) => ({
    description: "",
    ...grown(command),
    name: command.name,
    id: String(i),
    application_id: "1",
    version: "2",
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    contexts: [1, 0],
  }));
}

describe("the commands of the table", () => {
  test.each([true, false])("are as Discord's documentation wants them (everywhere: %s)", (isGlobal) => {
    expect(bulkCommands.safeParse(registration(COMMANDS, isGlobal)).error).toBeUndefined();
  });

  test("are subcommands, what is required first, each option in its kind", () => {
    const [group, menu] = registration([REPORT], true);
    expect(menu).toMatchObject({ type: 3, name: "Grade this reply" });
    expect(group).toMatchObject({
      name: "interview",
      options: [
        {
          name: "report",
          options: [
            { type: 3, name: "style", required: true, choices: [{ value: "coach" }, { value: "real" }] },
            { type: 3, name: "id", autocomplete: true },
            { type: 6, name: "user" },
          ],
        },
      ],
    });
  });

  test("can be used in servers and in private", () => {
    for (const command of registration([HINT], true)) expect(command).toMatchObject({ contexts: [0, 1] });
    for (const command of registration([HINT], false)) expect(command).not.toHaveProperty("contexts");
  });
});

describe("the difference", () => {
  const difference = (before: readonly Command[], after: readonly Command[]) =>
    commandDifference(asRegistered(before), registration(after, true), true);

  test("is none when Discord has just what we want, in its own words", () => {
    expect(difference(COMMANDS, COMMANDS)).toEqual([]);
    expect(commandDifference(asRegistered(COMMANDS, false), registration(COMMANDS, false), false)).toEqual(
      [],
    );
  });

  test("names what is new, gone and changed", () => {
    const changed = { ...HINT, description: "A hint, please" };
    expect(difference([HINT, REPORT], [changed, { ...HINT, name: "next" }])).toEqual([
      "- /interview report",
      "~ /interview hint",
      "+ /interview next",
    ]);
  });

  test("sees an option's choice", () => {
    const [id, user, style] = REPORT.options;
    const other = { ...REPORT, options: [id!, user!, { ...style!, choices: ["coach"] }] };
    expect(difference([REPORT], [other])).toEqual(["~ /interview report"]);
  });

  test("is everything when nothing is registered", () => {
    expect(commandDifference([], registration([HINT], true), true)).toEqual([
      "+ /interview",
      "+ /interview hint",
      "+ Grade this reply",
    ]);
  });
});
