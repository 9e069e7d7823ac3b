import { finding, type Finding } from '../../base/finding.ts';

/** Who changed how much: tracked changes of one document, added up while it is read. */
export class Revisions {
  readonly #byAuthor = new Map<string, { insertions: number; deletions: number; days: Set<string> }>();
  #formatting = 0;

  /**
   * CT_RunTrackChange (17.13.5): w:ins and w:moveTo add text, w:del and w:moveFrom take it away; w:author is required, w:date is not.
   */
  saw(kind: 'insertion' | 'deletion', attributes: Readonly<Record<string, string>>): void {
    const author = attributes['w:author']?.trim() || 'an unnamed author';
    const seen = this.#byAuthor.get(author) ?? { insertions: 0, deletions: 0, days: new Set<string>() };
    if (kind === 'insertion') seen.insertions++;
    else seen.deletions++;
    const day = attributes['w:date']?.slice(0, 10);
    if (day) seen.days.add(day);
    this.#byAuthor.set(author, seen);
  }

  sawFormatting(): void {
    this.#formatting++;
  }

  findings(file: string): Finding[] {
    const findings = [...this.#byAuthor].map(([author, { insertions, deletions, days }]) => {
      const when = days.size === 0 ? '' : ` (${between([...days].toSorted())})`;
      return finding('warning', 'tracked-changes', `${author} made ${count(insertions, 'tracked insertion')} and ${count(deletions, 'tracked deletion')}${when}. The text is read as if all were accepted: insertions count, deletions do not.`, file);
    });
    if (this.#formatting > 0) findings.push(finding('info', 'tracked-formatting', `${count(this.#formatting, 'tracked change')} of formatting only; no words differ.`, file));
    return findings;
  }
}

function between(days: readonly string[]): string {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  return first === last ? first : `${first} to ${last}`;
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`;
}
