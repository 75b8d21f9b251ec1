import type { Tokens } from "../ports/chat-model.ts";
import type { Prices } from "./settings.ts";

const MILLION = 1_000_000;

/** US dollars. */
export function costOf(tokens: Tokens, prices: Prices): number {
  const fresh = tokens.in - tokens.cachedIn;
  return (fresh * prices.in + tokens.cachedIn * prices.cachedIn + tokens.out * prices.out) / MILLION;
}
