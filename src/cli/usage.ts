/** What `npm run COMMAND -- --help` prints, by command. A test holds the options against those that are read. */
const USAGE: Readonly<Record<string, string>> = {
  serve: `npm start [-- OPTIONS]
Serves people on the platforms that are configured, until Ctrl-C; docs/discord.md and docs/slack.md have the setting up.
  --data DIR        where interviews are kept; MOCKINGBIRD_DATA or .mockingbird unless given`,
  practice: `npm run practice [-- OPTIONS]
Holds an interview in this terminal and grades it.
  --problem ID      the system to design; you choose from a list when left out (npm run problems)
  --level LEVEL     mid, senior (the default) or staff
  --minutes N       from 5 to 120; 45 unless given
  --style STYLE     coach (the default): feedback after each stage; real: nothing until the end
  --resume          goes on with the latest interview that is not finished
  --data DIR        where interviews are kept; MOCKINGBIRD_DATA or .mockingbird unless given
  --replies FILE    plays the candidate from a Markdown file: "## STAGE" headings, replies parted by a line "---"
  --json FILE       writes the report as JSON
  --seed N          the same wording again for the same replies`,
  grade: `npm run -s grade -- --problem ID [OPTIONS] < reply.txt
Grades one reply from standard input, or many from a file.
  --problem ID      what to grade against (npm run problems)
  --rubric FILE     a rubric file of your own instead
  --stage STAGE     only this stage's criteria; clarify, frame, data, model, evaluate, serve or monitor
  --level LEVEL     mid, senior (the default) or staff
  --batch FILE      JSON lines {"id", "problem" or "rubric", "stage"?, "level"?, "text"} instead of standard input
  --json            prints JSON`,
  problems: `npm run -s problems [-- --json]
Lists the systems there are to design.
  --json            prints JSON`,
  report: `npm run -s report [-- OPTIONS]
Shows the latest interview, finished or not, with its turns.
  --id ID           another one
  --data DIR        where interviews are kept; MOCKINGBIRD_DATA or .mockingbird unless given
  --markdown        prints Markdown
  --json            prints JSON`,
  regrade: `npm run -s regrade [-- OPTIONS]
Asks again for what could not be graded of the latest interview with something left.
The exit code is 1 while something is.
  --id ID           another one
  --data DIR        where interviews are kept; MOCKINGBIRD_DATA or .mockingbird unless given
  --json            prints JSON`,
  retry: `npm run retry [-- OPTIONS]
Holds one stage of the latest finished interview again, and shows what changed.
  --stage STAGE     clarify, frame, data, model, evaluate, serve or monitor; the weakest unless given
  --id ID           another interview
  --data DIR        where interviews are kept; MOCKINGBIRD_DATA or .mockingbird unless given
  --replies FILE    plays the candidate from a Markdown file
  --json FILE       writes the report as JSON`,
};

/** Whether the words after a command ask for its usage and for nothing else to happen. */
export function asksForHelp(words: readonly string[]): boolean {
  return words.includes("--help") || words.includes("-h");
}

/** The usage of a command, or of all of them in short. */
export function usageOf(name: string): string {
  const one = Object.hasOwn(USAGE, name) ? USAGE[name] : undefined;
  if (one !== undefined) return one;
  const lines = Object.entries(USAGE).map(
    ([command, text]) => `  ${command.padEnd(10)}${text.split("\n")[1]}`,
  );
  return `npm run COMMAND -- --help tells more about each:\n${lines.join("\n")}`;
}
