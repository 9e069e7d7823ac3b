/** Who may look at the screen: ourselves, or the other side too. */
export type Audience = 'internal' | 'supplier';

const key = 'parley.audience';

/**
 * For whom this window shows itself; decided once, before anything is drawn or asked. A window keeps its own choice when
 * it is loaded again; a new one takes the last that was made anywhere.
 */
export const audience: Audience = chosen();

/** Loads the window anew for `to`: nothing that one audience was shown is left in its memory for the other. */
export function switchAudience(to: Audience): void {
  keep(to);
  // Names of ours may stand in the address, and going back must not bring back what was shown: the page takes its own place without them.
  location.replace(location.pathname);
}

/** A window shows itself to the other side as soon as another one does; back to Internal each goes by itself. */
export function followOtherWindows(): void {
  addEventListener('storage', (event) => {
    if (event.key === key && event.newValue === 'supplier' && audience === 'internal') switchAudience('supplier');
  });
  // A browser may bring a left page back as it was.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && chosen() !== audience) location.reload();
  });
}

function chosen(): Audience {
  try {
    return (sessionStorage.getItem(key) ?? localStorage.getItem(key)) === 'supplier' ? 'supplier' : 'internal';
  } catch {
    return 'internal';
  }
}

function keep(to: Audience): void {
  sessionStorage.setItem(key, to);
  localStorage.setItem(key, to);
}
