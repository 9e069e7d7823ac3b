import { tell } from './tell.ts';

/** Puts a text on the clipboard and says so; where the browser does not allow it, says what to do. */
export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(said);
  } catch {
    tell('The browser does not let this page copy: mark the text and copy it by hand.');
  }
}
