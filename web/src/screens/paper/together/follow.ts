/** Finds the words in the paper they stand in. */
export type Follow = (file: string, paragraph: number) => void;
