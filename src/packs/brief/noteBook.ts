/** Numbers the sources of a brief in the order in which they are first named; the same source has one number. */
export class NoteBook {
  readonly #notes: string[] = [];

  /** The numbers of these sources. */
  cite(...sources: readonly string[]): readonly number[] {
    return sources.map((source) => {
      const known = this.#notes.indexOf(source);
      return known >= 0 ? known + 1 : this.#notes.push(source);
    });
  }

  notes(): readonly string[] {
    return this.#notes;
  }
}
