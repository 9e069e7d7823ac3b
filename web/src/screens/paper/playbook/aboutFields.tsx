import type { PlaybookShown } from '../../../client/answers.ts';
import { aboutGroups, signsOfGroups, type AboutGroup } from './aboutGroups.ts';
import type { FieldChange, Path } from './changes.ts';
import { sentencesOf } from './checks.tsx';
import { TextField } from './textField.tsx';
import css from './rowForm.module.css';

interface AboutFieldsProps {
  readonly about: PlaybookShown['topics'][number]['about'];
  readonly headings: readonly string[];
  readonly at: Path;
  readonly problems: PlaybookShown['problems'];
  readonly change: (change: FieldChange) => void;
  /** In an overlay what is left empty takes the field away. */
  readonly over?: boolean;
}

/** How the clauses on a matter are found: what says it, what only names it, what must not stand beside either, and where it is at home. */
export function AboutFields({ about, headings, at, problems, change, over = false }: AboutFieldsProps) {
  const path = [...at, 'about'];
  const groups = aboutGroups(about);
  const field = (place: number, name: 'says' | 'mentions' | 'unless' | 'under', label: string) => {
    const group = groups[place];
    const keep = (text: string): void => {
      const next = signsOfGroups(groups.map((each, index): AboutGroup => (index === place ? { ...each, [name]: sentencesOf(text) } : each)));
      change({ path, value: over && next.length === 0 ? null : next });
    };
    return <TextField key={`${place} ${name}`} mono label={place === 0 ? label : `${label} (${place + 1})`} value={(group?.[name] ?? []).join('\n')} rows={2} path={name === 'says' && place === 0 ? path : [...path, place, name]} problems={problems} keep={keep} />;
  };
  return (
    <div className={css.pair}>
      {groups.map((group, place) => [field(place, 'says', 'Is on the matter'), field(place, 'mentions', 'Only names the matter'), field(place, 'unless', 'Not where this stands beside it'), ...(group.under.length > 0 ? [field(place, 'under', 'Only under headings with')] : [])])}
      <TextField mono label="Is at home under headings with" value={headings.join('\n')} rows={2} path={[...at, 'headings']} problems={problems} keep={(text) => change({ path: [...at, 'headings'], value: over && text.trim() === '' ? null : sentencesOf(text) })} />
    </div>
  );
}
