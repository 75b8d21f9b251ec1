import type { Doors, Inbound, Outcome } from "../ports/surface.ts";
import type { Answer, Asked } from "./command.ts";
import { doneElsewhere } from "./done-elsewhere.ts";
import { createExport } from "./export.ts";
import { createForgetMe, createForgetNow } from "./forget-me.ts";
import { createGrade, createGradeAs } from "./grade.ts";
import { createHelp } from "./help.ts";
import { createHistory } from "./history.ts";
import { createInTurn } from "./in-turn.ts";
import { liveOn } from "./live.ts";
import { wordsFor } from "./outcome-words.ts";
import type { DeskParts } from "./parts.ts";
import { createPractise, createRetry } from "./practise.ts";
import { createProblems } from "./problems.ts";
import { createPrompt, createTake } from "./prompt.ts";
import { createMissed, createReference, createReport, createShowReport } from "./report.ts";
import { applyRetention } from "./retention.ts";
import { createSettings } from "./settings.ts";
import { createStart } from "./start.ts";
import { createStatus } from "./status.ts";
import { suggest } from "./suggest.ts";
import { readSettings } from "./workspace-settings.ts";

/** The front desk: what people ask of the house, and not of an interview. */
export type Desk = {
  /** What one surface is started with. */
  doorsOf(surface: string): Doors;
  /** Removes what workspaces do not want kept any longer; for once a day. Gives how many interviews it was. */
  applyRetention(): Promise<number>;
};

type Handled = Pick<Asked, "options" | "subject"> & { readonly handler: Answer; readonly verb: string };

export function createDesk(parts: DeskParts): Desk {
  const commands: Readonly<Record<string, Answer>> = {
    start: createStart(parts),
    prompt: createPrompt(parts),
    retry: createRetry(parts),
    status: createStatus(parts),
    problems: createProblems(parts),
    report: createReport(parts),
    history: createHistory(parts),
    grade: createGrade(parts),
    settings: createSettings(parts),
    export: createExport(parts),
    "forget-me": createForgetMe(parts),
    help: createHelp(parts),
  };
  const buttons: Readonly<Record<string, Answer>> = {
    take: createTake(parts),
    practise: createPractise(parts),
    "grade-as": createGradeAs(parts),
    "forget-me": createForgetNow(parts),
    "show-report": createShowReport(parts),
    missed: createMissed(parts),
    reference: createReference(parts),
  };
  const inTurn = createInTurn();

  async function answer(inbound: Inbound) {
    const found = handlerOf(inbound);
    if (found === undefined) return undefined;
    const { handler, verb, options, subject } = found;
    const settings = await readSettings(parts.store, inbound.place);
    // A double press waits for the first, and then meets what that one did. A grading may take minutes, and nothing else
    // has to wait for it.
    const line = verb.startsWith("grade") ? "grading" : "desk";
    return inTurn(`${line} ${inbound.by.id}`, () => handler({ inbound, options, subject, settings }));
  }

  function handlerOf({ deed }: Inbound): Handled | undefined {
    if (deed.is === "command" && Object.hasOwn(commands, deed.name))
      return { handler: commands[deed.name]!, verb: deed.name, options: deed.options, subject: "" };
    if (deed.is !== "action") return undefined;
    const [, verb = "", subject = ""] = /^([a-z-]+):(.+)$/.exec(deed.id) ?? [];
    if (!Object.hasOwn(buttons, verb)) return undefined;
    const options: Asked["options"] = deed.value === undefined ? {} : { value: deed.value };
    return { handler: buttons[verb]!, verb, options, subject };
  }

  async function deliver(inbound: Inbound): Promise<Outcome> {
    const message = await answer(inbound);
    if (message !== undefined) return { is: "answered", message };
    const outcome = await parts.engine.deliver(inbound);
    if (outcome.is === "accepted") {
      const done = await doneElsewhere(parts, inbound, outcome.interview);
      return done === undefined ? outcome : { is: "answered", message: done };
    }
    const words = outcome.is === "ignored" ? wordsFor(parts, inbound, outcome) : undefined;
    return words === undefined ? outcome : { is: "answered", message: words };
  }

  return {
    doorsOf: (surface) => ({
      deliver,
      suggest: (typing) => suggest(parts, typing),
      live: () => liveOn(parts, surface),
    }),
    applyRetention: () => applyRetention(parts),
  };
}
