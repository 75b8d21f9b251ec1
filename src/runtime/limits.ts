// Limits of the shell. Times are milliseconds.

const second = 1_000;
const minute = 60 * second;

export const RUNTIME_LIMITS = {
  /** Tries to commit one event when others commit to the same interview; each try, one of them wins. */
  conflictsMax: 40,
  /** Tries of one event while the store itself fails, before the surface is told to deliver again. */
  storeFailuresMax: 5,
  storeBackOffMs: { first: 20, most: 1 * second },
  /** Effects that one process performs at once. Thoughts take long and words must not wait for them. */
  effectsAtOnceMax: 512,
  /** Effects taken from the outbox in one go; each holds its interview in memory, and after an outage thousands are due. */
  claimedAtOnceMax: 32,
  /** How long a crashed process's effects wait for another one. */
  leaseMs: 20 * second,
  /** Must leave room for two failed tries before the lease ends. */
  renewMs: 6 * second,
  /** The most one try may take. A thought must give up before the machine stops waiting (`LIMITS.thinkingMs`). */
  effectMs: { voice: 30 * second, mind: 100 * second, clock: 30 * second },
  /** The grading of a whole interview: a model on somebody's own machine takes minutes, and nobody waits to speak. */
  gradeMs: 15 * minute,
  /** Long enough for the first question to be out before a grader is made ready for what follows. */
  warmUpAfterMs: 100,
  /** Strong answers that it then looks at: enough to have met every kind of sentence. */
  warmUpTurns: 12,
  showThinkingMs: 3 * second,
  /** 30 tries with the back-off below last about four hours: longer than most outages of a platform. */
  attemptsMax: 30,
  effectBackOffMs: { first: 1 * second, most: 10 * minute },
  /** At which try of something forbidden the candidate is told; the first may be a permission just being switched on. */
  refusalToldAt: 2,
  settleTriesMax: 4,
  /** How often the outbox is looked at for what other processes put there. */
  pollMs: 1 * second,
  /** How often it is looked whether a clock was put back; see `Store.rebase`. */
  rebaseMs: 30 * second,
  /** Clocks of several replicas may differ by less than this. */
  clockSlackMs: 1 * minute,
  /** The least time between two looks when something is due that cannot be taken yet. */
  restMs: 10,
  /** Time that work under way gets when the process is asked to stop; Docker kills after ten seconds, and platforms are left after this. */
  stopMs: 6 * second,
  /** Parsed rubrics that are kept; one takes about 200 KB. */
  rubricsKeptMax: 50,
  /** Ended interviews of a person that are looked through for the one to grade again. */
  endedLookedAtMax: 20,
  /** Judgements of what was said so far that are kept; one takes about 20 KB. */
  gradingsKeptMax: 200,
} as const;
