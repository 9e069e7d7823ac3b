/** A stretch of text as a PDF places it: in points, from the lower left corner of the page; `y` is its baseline. */
export interface PdfWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Written upwards, downwards or on a slant. */
  readonly turned: boolean;
}

/** Words that the file carries and a reader of the page does not see. */
export interface UnseenWords {
  readonly text: string;
  readonly why: 'without ink' | 'white on white' | 'too small to read' | 'under a box';
}

export interface PdfPage {
  /** 1 for the first sheet, whatever is printed on it. */
  readonly number: number;
  readonly words: readonly PdfWord[];
  /** Pictures that a page with hardly any words holds; not counted on others. */
  readonly pictures: number;
  /** Absent where nobody looked. */
  readonly unseen?: readonly UnseenWords[];
  /** Why it could not be read. */
  readonly broken?: string;
}

/** A PDF as its words and their places, and what in it is not words. */
export interface PdfPages {
  readonly pages: readonly PdfPage[];
  /** What would act when a viewer opens it: "JavaScript". */
  readonly active: readonly string[];
  readonly attachments: number;
  /** Earlier states that are still inside the file. */
  readonly revisions: number;
  readonly forms: number;
  readonly properties: Readonly<Record<string, string>>;
}
