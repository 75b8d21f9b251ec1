import { type Message, textMessage } from "../../message/message.ts";
import type { Log } from "../../ports/log.ts";
import type { Outcome } from "../../ports/surface.ts";
import type { DiscordApi } from "./api.ts";
import { isCode, isNotAllowed, PAST } from "./failures.ts";
import { FAILED, NOTHING_DONE } from "./quiet-words.ts";
import type { Ticket } from "./receive-interaction.ts";
import { render } from "./render.ts";

/** Answers interactions. What Discord does not want any more (too late, answered already) is let go. */
export type Answering = {
  /** At once, long before Discord's three seconds are over. False: it is past, and no answer would arrive. */
  acknowledge(ticket: Ticket): Promise<boolean>;
  outcome(ticket: Ticket, outcome: Outcome): Promise<void>;
  failure(ticket: Ticket, error: unknown): Promise<void>;
  say(ticket: Ticket, words: string): Promise<void>;
};

export function createAnswering(api: DiscordApi, log: Log): Answering {
  /** Whether it arrived. */
  async function attempt(step: string, action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      if (!isCode(error, ...PAST))
        log.warn({ step, why: nameOf(error) }, "an interaction could not be answered");
      return false;
    }
  }

  async function show(ticket: Ticket, message: Message): Promise<void> {
    const [first, ...more] = render(message);
    await attempt("answer", async () => {
      if (ticket.isOnMessage) await api.follow(ticket, first!);
      else await api.answer(ticket, first!);
      for (const payload of more) await api.follow(ticket, payload);
    });
  }

  const say = (ticket: Ticket, words: string) => show(ticket, textMessage(words, { kind: "note" }));

  return {
    acknowledge: (ticket) => attempt("acknowledge", () => api.acknowledge(ticket)),
    async outcome(ticket, outcome) {
      if (outcome.is === "answered") return show(ticket, outcome.message);
      if (outcome.is === "ignored") return say(ticket, NOTHING_DONE[outcome.why]);
      // What follows from it stands in the thread for all to see, so the empty answer goes away again.
      if (!ticket.isOnMessage) await attempt("withdraw", () => api.withdraw(ticket));
    },
    async failure(ticket, error) {
      await say(ticket, isNotAllowed(error) ? error.says : FAILED);
    },
    say,
  };
}

/** Messages of errors may quote what a person wrote; names and codes do not. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
