import { budget } from "./checks/budget.ts";
import type { Check } from "./checks/check.ts";
import { cost } from "./checks/cost.ts";
import { design } from "./checks/design.ts";
import { ended } from "./checks/ended.ts";
import { flattery } from "./checks/flattery.ts";
import { length, markup } from "./checks/form.ts";
import { gates } from "./checks/gates.ts";
import { leak } from "./checks/leak.ts";
import { repeat } from "./checks/repeat.ts";
import { thread } from "./checks/thread.ts";

/** Everything that an interviewer is held to. */
export const CHECKS: readonly Check[] = [
  leak,
  design,
  repeat,
  flattery,
  gates,
  budget,
  thread,
  markup,
  length,
  cost,
  ended,
];
