import { STAGE_IDS } from "../rubric/stages.ts";

/** One option of a command. */
export type CommandOption = {
  readonly name: string;
  /** At most 100 characters: Discord's limit, the lowest. */
  readonly description: string;
  readonly required: boolean;
  /** The only values there are; any text when absent. */
  readonly choices?: readonly string[];
};

/** A command as data. Registration on a platform, help and parsing are all made from this. */
export type Command = {
  readonly name: string;
  /** Other words that mean the same. */
  readonly aliases: readonly string[];
  /** What it does, in at most 100 characters. */
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** `members`: the candidates of an interview, and its interviewer; `anyone`: everybody who can see the place. */
  readonly who: "members" | "anyone";
  readonly where: "thread" | "channel" | "anywhere";
  /** `interview`: acts on the interview at this place; `top`: stands alone. */
  readonly scope: "interview" | "top";
};

const option = (name: string, description: string, choices?: readonly string[]): CommandOption => ({
  name,
  description,
  required: false,
  ...(choices && { choices }),
});

const interview = (name: string, description: string, aliases: readonly string[] = []): Command => ({
  name,
  aliases,
  description,
  options: [],
  who: "members",
  where: "thread",
  scope: "interview",
});

const SETTINGS: readonly CommandOption[] = [
  option("problem", "The system to design; picked for you when left out"),
  option("level", "The level you are interviewed at", ["mid", "senior", "staff"]),
  option("minutes", "How long it takes", ["15", "30", "45", "60"]),
  option("style", "coach: feedback after each stage; real: nothing until the end", ["coach", "real"]),
];

/** Every command there is, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: "start",
    aliases: ["begin"],
    description: "Start an interview, or begin the one that waits here",
    options: SETTINGS,
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
  interview("done", "My reply is complete", ["send"]),
  interview("hint", "Give me a hint; the first, second and third cost 1, 2 and 3 points"),
  interview("next", "Go on to the next stage"),
  interview("skip", "Leave this question and ask me another"),
  interview("back", "Return to the stage before"),
  interview("repeat", "Say your question again"),
  interview("why", "What are you testing here? Coach style only", ["purpose"]),
  interview("time", "How much time is left?", ["clock"]),
  interview("pause", "Stop the clock and keep everything"),
  interview("resume", "Go on where it stood", ["continue"]),
  interview("end", "End the interview and grade what was said", ["finish"]),
  interview("status", "Which stage it is, what is behind and what is to come"),
  interview("regrade", "Grade again what could not be graded"),
  {
    name: "report",
    aliases: [],
    description: "Show the latest report, or one of your earlier ones",
    options: [option("id", "Id of the interview")],
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
  {
    name: "retry",
    aliases: [],
    description: "Do one stage of your last interview again and see what changed",
    options: [option("stage", "The stage; your weakest when left out", STAGE_IDS)],
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
  {
    name: "problems",
    aliases: ["systems"],
    description: "List the systems there are to design",
    options: [],
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
  {
    name: "grade",
    aliases: [],
    description: "Grade one reply, outside an interview",
    options: [
      { ...option("problem", "The system it is about"), required: true },
      option("stage", "The stage it is about", STAGE_IDS),
    ],
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
  {
    name: "history",
    aliases: [],
    description: "Your interviews so far, with their results",
    options: [],
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
  {
    name: "help",
    aliases: ["commands", "?"],
    description: "What you can say and do here",
    options: [],
    who: "anyone",
    where: "anywhere",
    scope: "top",
  },
];
