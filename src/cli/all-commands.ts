import { grade } from "./grade.ts";
import { practice } from "./practice.ts";
import { problems } from "./problems.ts";
import { regrade } from "./regrade.ts";
import { report } from "./report.ts";
import { retry } from "./retry.ts";
import { serve } from "./serve.ts";
import type { CliCommand } from "./tools.ts";

/** Every command of the program, by the word that `scripts/run.mjs` is given. */
export const CLI_COMMANDS: Readonly<Record<string, CliCommand>> = {
  serve,
  practice,
  grade,
  problems,
  report,
  regrade,
  retry,
};
