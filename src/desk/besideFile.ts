/** The place of a file that another one names: from the folder in which that one stands. */
export function besideFile(list: string, named: string): string {
  const folder = /^(.*[/\\])[^/\\]*$/.exec(list)?.[1] ?? '';
  return /^(?:[/\\]|[A-Za-z]:)/.test(named) ? named : `${folder}${named}`;
}
