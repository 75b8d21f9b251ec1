import { encode } from "gpt-tokenizer/encoding/o200k_base";

/** One call of a model as it is counted. */
export type Call = {
  /** Everything that is sent, what is the same from call to call first. */
  readonly sent: string;
  readonly answered: string;
};

export type CallTokens = {
  readonly in: number;
  /** The part of `in` that a provider would have found in its cache. */
  readonly cachedIn: number;
  readonly out: number;
};

/** OpenAI's guide to prompt caching: prefixes from 1,024 tokens on, in steps of 128. Others are alike. */
const CACHED_MIN = 1_024;
const CACHED_STEP = 128;

/** Tokens of calls made one after the other; what begins as an earlier one did counts as cached. */
export function tokensOf(calls: readonly Call[]): readonly CallTokens[] {
  const earlier: number[][] = [];
  return calls.map(({ sent, answered }) => {
    const tokens = encode(sent);
    const shared = Math.max(0, ...earlier.map((before) => commonPrefix(before, tokens)));
    earlier.push(tokens);
    const cachedIn = shared < CACHED_MIN ? 0 : shared - (shared % CACHED_STEP);
    return { in: tokens.length, cachedIn, out: encode(answered).length };
  });
}

function commonPrefix(a: readonly number[], b: readonly number[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at += 1;
  return at;
}

export function added(tokens: readonly CallTokens[]): CallTokens {
  return tokens.reduce(
    (sum, one) => ({ in: sum.in + one.in, cachedIn: sum.cachedIn + one.cachedIn, out: sum.out + one.out }),
    { in: 0, cachedIn: 0, out: 0 },
  );
}

/** What cached tokens cost of the others: a half, the least discount among the large providers. */
const CACHED_PRICE = 0.5;

/** Tokens in and out, those cached at their discount. */
export function discounted(tokens: CallTokens): number {
  return total(tokens) - tokens.cachedIn * (1 - CACHED_PRICE);
}

export function total(tokens: CallTokens): number {
  return tokens.in + tokens.out;
}
