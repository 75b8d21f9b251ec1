import mustache from "mustache";
import type { ChatMessage } from "../ports/chat-model.ts";
import { escapeMarkup } from "./fence.ts";
import type { Prompt } from "./prompt.ts";

/** What a template may be given: text, lists and parts that are there or not. */
export type Values = { readonly [name: string]: Value };
type Value = string | number | boolean | undefined | Values | readonly (Values | string)[];

/** The messages of a prompt with its places filled. Throws when the template itself is broken. */
export function fill(prompt: Prompt, values: Values): readonly [ChatMessage, ChatMessage] {
  const render = (template: string) =>
    mustache.render(template, values, {}, { escape: (value) => escapeMarkup(String(value)) });
  return [
    { role: "system", text: render(prompt.system) },
    { role: "user", text: render(prompt.user) },
  ];
}
