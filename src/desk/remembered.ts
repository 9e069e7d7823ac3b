import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';

/**
 * What was last worked out from content, by a key that names all of that content: a screen asks several questions of one paper at
 * once, and each would read it again. It holds the `most` values asked for last, in memory only.
 */
export class Remembered<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Promise<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value under `key`, made by `make` where it is not held; who asks while it is being made waits for the same. A refusal is not held. */
  async of(key: string, make: () => Promise<Value>, watch: Watch): Promise<Value> {
    const held = this.#kept.get(key);
    const making = held ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, making);
    for (const oldest of [...this.#kept.keys()].slice(0, -this.#most)) this.#kept.delete(oldest);
    try {
      const value = await making;
      watch.signal.throwIfAborted();
      return value;
    } catch (error) {
      if (watch.signal.aborted && held !== undefined) throw error;
      if (this.#kept.get(key) === making) this.#kept.delete(key);
      // Somebody else stopped the work; this one did not.
      if (held !== undefined && error instanceof Refusal && error.code === 'cancelled') return this.of(key, make, watch);
      throw error;
    }
  }
}
