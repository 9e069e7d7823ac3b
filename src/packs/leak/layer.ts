/** One place in a file where something can be read, and what lies there that a reader does not see on the page. */
export interface Layer {
  /** "word/comments.xml", "page 2", "properties". */
  readonly place: string;
  readonly text: string;
  /** "3 comments": empty where all of it is on the page. */
  readonly hidden: readonly string[];
}
