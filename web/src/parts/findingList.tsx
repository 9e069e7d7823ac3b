import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Finding, Severity } from '../../../src/base/finding.ts';
import { groupFindings, type FindingGroup } from './groupFindings.ts';
import { plural } from './show.ts';
import { SourceLink } from './sourceList.tsx';
import { useShow } from './useShow.tsx';
import css from './findingList.module.css';

/** What checks and readers saw, gravest first; many of one kind are folded into one line. */
export function FindingList({ findings, none }: { readonly findings: readonly Finding[]; readonly none: string }) {
  if (findings.length === 0) return <p className={css.none}>{none}</p>;
  return (
    <ul className={css.list}>
      {groupFindings(findings).map((group) => (
        <Group key={`${group.severity} ${group.code}`} group={group} />
      ))}
    </ul>
  );
}

const drawnAtOnce = 50;

function Group({ group }: { readonly group: FindingGroup }) {
  const show = useShow();
  const [open, setOpen] = useState(false);
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const [first, ...others] = group.findings;
  if (!first) return null;
  return (
    <li className={css.group}>
      <SeverityMark severity={group.severity} />
      <div className={css.text}>
        <p>{show.words(first.message)}</p>
        <p className={css.where}>
          {first.at !== '' && (
            <>
              <SourceLink source={first.at} /> ·{' '}
            </>
          )}
          <span>{group.code}</span>
        </p>
        {others.length > 0 && (
          <UnstyledButton className={css.more} aria-expanded={open} onClick={() => setOpen((now) => !now)}>
            {open ? 'Hide' : 'Show'} {plural(others.length, 'more of this kind', 'more of this kind')}
          </UnstyledButton>
        )}
        {open && (
          <ul className={css.others}>
            {others.slice(0, drawn).map((finding, index) => (
              // Two findings may be the same in every word: only their place in the list tells them apart.
              <li key={index}>
                {finding.at !== '' && (
                  <span className={css.where}>
                    <SourceLink source={finding.at} />:{' '}
                  </span>
                )}
                {show.words(finding.message)}
              </li>
            ))}
            {drawn < others.length && (
              <li>
                <Button size="compact-xs" variant="subtle" onClick={() => setDrawn((now) => now + 500)}>
                  Show {Math.min(500, others.length - drawn)} more of {others.length.toLocaleString('en-GB')}
                </Button>
              </li>
            )}
          </ul>
        )}
      </div>
    </li>
  );
}

const words: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Check', info: 'Note' };

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={css.severity} data-severity={severity}>
      {words[severity]}
    </span>
  );
}
