import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState, type RefObject } from 'react';
import type { PositionShown, ProposalShown } from '../../../client/answers.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { reasonOf, wordingOf, type WordingName } from './proposalFor.ts';
import css from './proposal.module.css';

interface ProposalProps {
  readonly position: PositionShown;
  readonly proposal: ProposalShown;
  readonly paragraphs: number;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly keep: (proposal: ProposalShown) => void;
  readonly accept: () => void;
}

const wordings: readonly { readonly value: WordingName; readonly label: string }[] = [
  { value: 'preferred', label: 'Our preferred wording' },
  { value: 'fallback', label: 'Our fallback' },
  { value: 'walkAway', label: 'The least we sign' },
];

/** What we propose on one row, edited in place: the words, what they take the place of, the reason beside them. */
export function Proposal({ position, proposal, paragraphs, field, keep, accept }: ProposalProps) {
  const show = useShow();
  const chosen = wordingOf(position, proposal.text);
  if (show.hidden) return <p className={css.soft}>Our proposal is not shown while numbers are hidden.</p>;
  return (
    <section className={css.proposal} aria-label={`Our proposal on ${position.title}`} data-accepted={proposal.accepted || undefined}>
      <div className={css.head}>
        <NativeSelect
          size="xs"
          aria-label="Start from"
          value={chosen ?? 'own'}
          data={[...wordings.map(({ value, label }) => ({ value, label })), { value: 'own', label: 'Our own words' }]}
          onChange={({ currentTarget: { value } }) => {
            const name = wordings.find((one) => one.value === value)?.value;
            if (name) keep({ ...proposal, text: position.wording[name].wording.trim(), reason: reasonOf(position, name) });
          }}
        />
        <Button size="compact-sm" variant={proposal.accepted ? 'default' : 'filled'} onClick={accept}>
          {proposal.accepted ? 'Take out of the redline (A)' : 'Accept into the redline (A)'}
        </Button>
      </div>
      <Field inputRef={field} label="Proposed wording (E)" value={proposal.text} keep={(text) => keep({ ...proposal, text })} rows={3} />
      {proposal.places.length > 0 ? (
        <fieldset className={css.places}>
          <legend>What becomes of their words</legend>
          {position.spans.map((span) => {
            const place = proposal.places.find(({ start, end }) => start === span.start && end === span.end);
            return (
              <div key={`${span.start} ${span.end}`} className={css.place}>
                <NativeSelect
                  size="xs"
                  aria-label={`Words of paragraph ${span.paragraph}`}
                  value={place?.how ?? 'leave'}
                  data={[
                    { value: 'replace', label: 'Put ours here' },
                    { value: 'strike', label: 'Strike out' },
                    { value: 'leave', label: 'Leave' },
                  ]}
                  onChange={({ currentTarget: { value } }) => keep({ ...proposal, places: placesWith(proposal, span, value) })}
                />
                <span className={css.quote} data-how={place?.how}>
                  ¶ {span.paragraph} “{span.quote}”
                </span>
              </div>
            );
          })}
        </fieldset>
      ) : (
        <NumberInput
          size="xs"
          label="New clause behind paragraph"
          min={1}
          max={paragraphs}
          allowDecimal={false}
          value={proposal.after ?? paragraphs}
          onChange={(value) => typeof value === 'number' && value >= 1 && value <= paragraphs && keep({ ...proposal, after: value })}
          className={css.after}
        />
      )}
      <Field label="Reason, for the other side to read as a comment" value={proposal.reason} keep={(reason) => keep({ ...proposal, reason })} rows={1} />
    </section>
  );
}

/** Keeps what was typed when the field is left; Escape leaves it, so that single keys work again. */
function Field({ label, value, keep, rows, inputRef }: { readonly label: string; readonly value: string; readonly keep: (value: string) => void; readonly rows: number; readonly inputRef?: RefObject<HTMLTextAreaElement | null> }) {
  const [text, setText] = useState<string>();
  const done = (): void => {
    if (text !== undefined && text !== value) keep(text);
    setText(undefined);
  };
  return (
    <Textarea
      ref={inputRef ?? null}
      size="xs"
      label={label}
      rows={rows}
      styles={{ input: { fieldSizing: 'content', minHeight: `${rows * 1.35 + 0.9}em`, maxHeight: '20rem', overflow: 'auto' } }}
      value={text ?? value}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) event.currentTarget.blur();
      }}
    />
  );
}

/** One place with another fate; only one takes our words, and without any the first that is left does. */
function placesWith(proposal: ProposalShown, { start, end }: { readonly start: number; readonly end: number }, how: string): ProposalShown['places'] {
  const others = proposal.places.filter((place) => place.start !== start || place.end !== end);
  if (how === 'leave') return others.length === 0 ? proposal.places : others;
  const now = how === 'replace' ? others.map((place) => ({ ...place, how: 'strike' as const })) : others;
  return [...now, { start, end, how: how === 'replace' ? ('replace' as const) : ('strike' as const) }].toSorted((a, b) => a.start - b.start);
}

