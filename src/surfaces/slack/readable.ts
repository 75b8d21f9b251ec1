/** Text as its author saw it while typing: names for people and channels, addresses as they are. */
export function readable(text: string): string {
  return text
    .replaceAll(/<@[UW][A-Z0-9]*\|([^>]*)>/g, "@$1")
    .replaceAll(/<@[UW][A-Z0-9]*>/g, "@someone")
    .replaceAll(/<#[CG][A-Z0-9]*\|([^>]+)>/g, "#$1")
    .replaceAll(/<#[CG][A-Z0-9]*\|?>/g, "#channel")
    .replaceAll(/<!subteam\^[A-Z0-9]+(?:\|@?([^>]*))?>/g, (_, name?: string) => `@${name || "group"}`)
    .replaceAll(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll(/<(?:mailto|tel):[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll(/<(https?:\/\/[^|>]*)\|([^>]*)>/g, (_, address: string, label: string) =>
      address.endsWith(label) ? label : `${label} (${address})`,
    )
    .replaceAll(/<((?:https?|mailto):[^>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

/** What follows a mention of the bot at the very beginning; undefined when it does not begin so. */
export function addressed(text: string, bot: string): string | undefined {
  const [, rest] = new RegExp(`^\\s*<@${bot}(?:\\|[^>]*)?>[\\s,:]*([\\s\\S]*)$`).exec(text) ?? [];
  return rest?.trim();
}
