import { InteractionResponseType, MessageFlags, type REST, Routes } from "discord.js";
import { bodyOf, filesOf } from "./payload-body.ts";
import type { Ticket } from "./receive-interaction.ts";
import type { Payload } from "./render.ts";

/** Answers to interactions. Whatever they show is seen by that member alone. */
export type InteractionRequests = {
  /** Tells Discord that an answer will come. Who will see it is fixed here. */
  acknowledge(ticket: Ticket): Promise<void>;
  suggest(
    ticket: Ticket,
    choices: readonly { readonly name: string; readonly value: string }[],
  ): Promise<void>;
  /** Fills the answer that was promised. */
  answer(ticket: Ticket, payload: Payload): Promise<void>;
  /** One more message. */
  follow(ticket: Ticket, payload: Payload): Promise<void>;
  /** Takes the promised answer back. */
  withdraw(ticket: Ticket): Promise<void>;
};

const EPHEMERAL = { flags: MessageFlags.Ephemeral } as const;

/** The ticket is the credential here, and the bot's token is not sent along. */
export function createInteractionRequests(rest: REST, application: () => string): InteractionRequests {
  const auth = false;
  const original = (ticket: Ticket) => Routes.webhookMessage(application(), ticket.token, "@original");
  const callback = async ({ id, token }: Ticket, body: object) => {
    await rest.post(Routes.interactionCallback(id, token), { body, auth });
  };
  return {
    acknowledge: (ticket) =>
      callback(
        ticket,
        ticket.isOnMessage
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : { type: InteractionResponseType.DeferredChannelMessageWithSource, data: EPHEMERAL },
      ),
    suggest: (ticket, choices) =>
      callback(ticket, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      }),
    async answer(ticket, payload) {
      await rest.patch(original(ticket), { body: bodyOf(payload), files: filesOf(payload), auth });
    },
    async follow(ticket, payload) {
      const body = { ...bodyOf(payload), ...EPHEMERAL };
      await rest.post(Routes.webhook(application(), ticket.token), { body, files: filesOf(payload), auth });
    },
    async withdraw(ticket) {
      await rest.delete(original(ticket), { auth });
    },
  };
}
