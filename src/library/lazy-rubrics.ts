import type { Mistake } from "../rubric/parse.ts";
import type { Rubric } from "../rubric/rubric.ts";

/** A problem file whose id is known and which is read when it is first asked for. */
export type RubricSource = { readonly id: string; readonly read: () => Rubric | readonly Mistake[] };

/**
 * Rubrics by id, each read when it is first asked for: who practises one system does not wait for thirty. A broken file
 * stops only those who ask for it; walking through all leaves it out.
 */
export class LazyRubrics implements ReadonlyMap<string, Rubric> {
  readonly #sources: ReadonlyMap<string, RubricSource>;
  readonly #read = new Map<string, Rubric | readonly Mistake[]>();
  readonly #errorOf: (mistakes: readonly Mistake[]) => Error;

  /** @param sources A later one of the same id replaces the earlier one. */
  constructor(sources: readonly RubricSource[], errorOf: (mistakes: readonly Mistake[]) => Error) {
    this.#sources = new Map(sources.map((source) => [source.id, source]));
    this.#errorOf = errorOf;
  }

  /** Throws when its file is broken. */
  get(id: string): Rubric | undefined {
    const rubric = this.#readOne(id);
    if (rubric !== undefined && isBroken(rubric)) throw this.#errorOf(rubric);
    return rubric;
  }

  has(id: string): boolean {
    return this.#sources.has(id);
  }

  /** Every id, also of broken files; reads none of them. */
  keys(): MapIterator<string> {
    return this.#sources.keys();
  }

  get size(): number {
    return this.#sources.size;
  }

  *entries(): MapIterator<[string, Rubric]> {
    for (const id of this.keys()) {
      const rubric = this.#readOne(id)!;
      if (!isBroken(rubric)) yield [id, rubric];
    }
  }

  *values(): MapIterator<Rubric> {
    for (const [, rubric] of this.entries()) yield rubric;
  }

  [Symbol.iterator](): MapIterator<[string, Rubric]> {
    return this.entries();
  }

  forEach(look: (rubric: Rubric, id: string, map: ReadonlyMap<string, Rubric>) => void): void {
    for (const [id, rubric] of this.entries()) look(rubric, id, this);
  }

  /** What is wrong with the broken files; reads all. */
  mistakes(): readonly Mistake[] {
    return [...this.keys()].flatMap((id) => {
      const rubric = this.#readOne(id)!;
      return isBroken(rubric) ? rubric : [];
    });
  }

  #readOne(id: string): Rubric | readonly Mistake[] | undefined {
    const rubric = this.#read.get(id) ?? this.#sources.get(id)?.read();
    if (rubric !== undefined) this.#read.set(id, rubric);
    return rubric;
  }
}

function isBroken(read: Rubric | readonly Mistake[]): read is readonly Mistake[] {
  return Array.isArray(read);
}
