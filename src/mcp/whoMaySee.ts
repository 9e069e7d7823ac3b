/** One sentence on who may see what an operation answers; '' where it is public knowledge. */
export function whoMaySee(name: string): string {
  const [noun = ''] = name.split('.');
  if (publicNouns.has(noun)) return '';
  if (name === 'pack.make') return 'Only the pack of kind “supplier” is made to be shown to Microsoft; every other kind is confidential.';
  if (name === 'pack.check') return 'Confidential: it names what a file gives away. Look through whatever is to leave with it.';
  if (openly.has(name)) return 'What it writes is meant for both sides; look through it with pack_check before it leaves.';
  return 'Confidential: the answer holds what Microsoft must not learn; for their eyes there is only the pack of kind “supplier”.';
}

/** Published prices, bundled rules and the made-up sample. */
const publicNouns: ReadonlySet<string> = new Set(['rates', 'sample']);
/** Papers that go to the other side. */
const openly: ReadonlySet<string> = new Set(['paper.redline', 'paper.clean', 'paper.rider', 'calendar.write']);
