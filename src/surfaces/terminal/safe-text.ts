/** Signs that say "a control character stood here", for the 32 of ASCII: ␀ to ␟. */
const CONTROL_PICTURES = 0x2400;

/** Controls (ASCII's and the later ones), and what changes the direction of the text that follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that does nothing to a terminal but appear: no escape sequence gets through, whoever wrote it. Line
 * breaks stay, tabs become spaces.
 */
export function safeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", "    ")
    .replace(CONTROLS, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(CONTROL_PICTURES + code) : "\ufffd";
    });
}
