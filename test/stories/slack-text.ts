// Messages of Slack as somebody reads them.

type Text = { readonly text: string };
type Block = {
  readonly type: string;
  readonly text?: Text;
  readonly elements?: readonly {
    readonly type: string;
    readonly text?: string | Text;
    readonly url?: string;
    readonly options?: readonly { readonly text: Text }[];
  }[];
};

/** Words without marks; of a message without blocks its text. */
export function slackText(text: string, blocks: readonly unknown[]): string {
  if (blocks.length === 0) return read(text);
  const lines = (blocks as readonly Block[]).flatMap((block) => {
    if (block.type === "header" || block.type === "section") return [block.text?.text ?? ""];
    if (block.type !== "context") return [];
    return (block.elements ?? []).map((one) => (typeof one.text === "string" ? one.text : ""));
  });
  return read(lines.join("\n"));
}

export function buttonsOf(blocks: readonly unknown[]): readonly string[] {
  return elements(blocks).flatMap(({ type, text }) =>
    type === "button" && typeof text === "object" ? [text.text] : [],
  );
}

export function choicesOf(blocks: readonly unknown[]): readonly string[] {
  return elements(blocks).flatMap(({ options = [] }) => options.map((one) => one.text.text));
}

export function linksOf(blocks: readonly unknown[]): readonly string[] {
  const written = JSON.stringify(blocks).matchAll(/<(https?:[^|>"]+)/g);
  const marked = [...written].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
  return [...marked, ...elements(blocks).flatMap(({ url }) => (url === undefined ? [] : [url]))];
}

function elements(blocks: readonly unknown[]) {
  return (blocks as readonly Block[]).flatMap((block) =>
    block.type === "actions" ? (block.elements ?? []) : [],
  );
}

function read(marked: string): string {
  return marked
    .replaceAll(/<(https?:[^|>]*)\|([^>]*)>/g, "$2")
    .replaceAll(/<(https?:[^>]*)>/g, "$1")
    .replaceAll(/^> /gm, "")
    .replaceAll(/(?<![\p{L}\p{N}])[*_`](?=\S)|(?<=\S)[*_`](?![\p{L}\p{N}])/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
