/** Leads the reader to words of the paper. */
export type GoTo = (place: { readonly start: number; readonly end: number }) => void;
