import { LEVELS, STAGE_IDS } from "../rubric/stages.ts";

const MINUTES = ["15", "30", "45", "60"];
const STYLES = ["coach", "real"];

/** One option of a command. */
export type CommandOption = {
  readonly name: string;
  /** At most 100 characters: Discord's limit, the lowest. */
  readonly description: string;
  readonly required: boolean;
  /** The only values there are; any text when absent. */
  readonly choices?: readonly string[];
  /** Choices are offered while it is typed; see `Doors.suggest`. */
  readonly autocomplete?: true;
  /** `person`: somebody of the workspace, given as a `Person.id`. Text when absent. */
  readonly kind?: "person";
};

/** A command as data. Registration on a platform, help and parsing are all made from this. */
export type Command = {
  readonly name: string;
  /** Other words that mean the same. */
  readonly aliases: readonly string[];
  /** What it does, in at most 100 characters. */
  readonly description: string;
  readonly options: readonly CommandOption[];
  /**
   * `members`: the candidates of an interview, and its interviewer; `managers`: who may manage the workspace; `anyone`:
   * everybody who can see the place.
   */
  readonly who: "members" | "managers" | "anyone";
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

/** A command that stands alone, for everybody and everywhere. */
const alone = (name: string, description: string, options: readonly CommandOption[] = []): Command => ({
  name,
  aliases: [],
  description,
  options,
  who: "anyone",
  where: "anywhere",
  scope: "top",
});

const PROBLEM: CommandOption = {
  ...option("problem", "The system to design; picked for you when left out"),
  autocomplete: true,
};

const SETTINGS: readonly CommandOption[] = [
  PROBLEM,
  option("level", "The level you are interviewed at", LEVELS),
  option("minutes", "How long it takes", MINUTES),
  option("style", "coach: feedback after each stage; real: nothing until the end", STYLES),
];

/** Every command there is, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    ...alone("start", "Start an interview, or begin the one that waits here", [
      ...SETTINGS,
      option("private", "Only you and moderators can read the interview, where there are private threads", [
        "yes",
        "no",
      ]),
    ]),
    aliases: ["begin"],
  },
  {
    ...alone("prompt", "Post a design prompt here that anybody may take up", SETTINGS),
    where: "channel",
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
  {
    ...interview("regrade", "Grade again what could not be graded"),
    options: [option("id", "Id of the interview; the latest here when left out")],
  },
  alone("report", "Show your latest report, an earlier one, or one that somebody shared", [
    { ...option("id", "Id of the interview; history lists yours"), autocomplete: true },
    { ...option("user", "Whose latest shared report"), kind: "person" },
  ]),
  alone("retry", "Do one stage of your last interview again and see what changed", [
    option("stage", "The stage; your weakest when left out", STAGE_IDS),
  ]),
  { ...alone("problems", "List the systems there are to design"), aliases: ["systems"] },
  alone("grade", "Grade one reply, outside an interview", [
    { ...PROBLEM, description: "The system it is about", required: true },
    option("text", "The reply, word for word"),
    option("stage", "The stage it is about", STAGE_IDS),
    option("level", "The level it is graded at", LEVELS),
  ]),
  alone("history", "Your interviews so far, with their results"),
  {
    ...alone("settings", "Show or change how interviews are held in this workspace", [
      option("level", "The level when nobody chooses one", LEVELS),
      option("minutes", "The length when nobody chooses one", MINUTES),
      option("style", "The style when nobody chooses one", STYLES),
      option("channels", "Where interviews may be started", ["everywhere", "also-here", "not-here"]),
      option("starters", "Who may start interviews", ["everyone", "managers"]),
      option("model", "Whether a model may interview and grade here", ["on", "off"]),
      option("retention", "Days that finished interviews are kept, or forever"),
    ]),
    who: "managers",
  },
  alone("export", "Get everything that is kept about you, as a file", [
    option("page", "The number of the file, where there are several"),
  ]),
  { ...alone("forget-me", "Delete everything that is kept about you"), aliases: ["forget"] },
  { ...alone("help", "What you can say and do here"), aliases: ["commands", "?"] },
];
