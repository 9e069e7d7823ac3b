import { Checkbox, NativeSelect } from '@mantine/core';
import type { AnswerOf } from '../../../client/answers.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { clauseWord, standingWords, termWord } from './offerWords.ts';
import css from './newOffer.module.css';

type Read = AnswerOf<'offer.read'>;

/** Where clauses stand by the words of the offer, each with its paragraph and to be changed before it is kept; and those of the offer before on which it is silent. */
export function ClausesRead({ read, stands, say, keep }: { readonly read: Read; /** What a person said over it. */ readonly stands: Readonly<Record<string, string>>; readonly say: (clause: string, stands: string) => void; readonly keep: (clauses: string[]) => void }) {
  const show = useShow();
  const [said, absent] = [read.clauses.filter((each) => each.stands !== 'absent'), read.clauses.filter((each) => each.stands === 'absent')];
  const kept = read.silentClauses.filter((each) => each.kept).map(({ clause }) => clause);
  return (
    <>
      {read.clauses.length > 0 && (
        <section aria-label="Clauses as they were read" className={css.read}>
          <h3>Clauses, read from the {read.paper ? 'paper' : 'words'} and held against our playbook</h3>
          <p className={css.soft}>Rules read words, not law: look at each before you keep it. What you change is marked as said by you.</p>
          {said.map((each) => (
            <div key={each.clause} className={css.clause}>
              <NativeSelect size="xs" label={each.title === each.clause ? termWord(each.clause) : each.title} value={stands[each.clause] ?? each.stands} data={standingWords} onChange={({ currentTarget: { value } }) => say(each.clause, value)} />
              <p className={css.soft}>
                {(stands[each.clause] ?? each.stands) !== each.stands ? 'Said by you. ' : each.paragraph === null ? '' : `Read in paragraph ${each.paragraph}. `}
                {show.words(each.reason)}
                {each.spans.slice(0, 2).map(({ start, quote }) => (
                  <span key={start} className={css.quote}>
                    “{show.words(quote.replace(/\s+/g, ' '))}”
                  </span>
                ))}
              </p>
            </div>
          ))}
          {absent.length > 0 && <p className={css.soft}>Not in the paper, and kept as such: {absent.map(({ title }) => title).join('; ')}.</p>}
        </section>
      )}
      {read.silentClauses.length > 0 && (
        <fieldset className={css.silent}>
          <legend>Clauses that {read.earlier} had and these words do not speak of</legend>
          {read.silentClauses.map(({ clause, stands: before, kept: holds }) => (
            <Checkbox key={clause} size="xs" checked={holds} label={`Still stands: ${termWord(clause).toLowerCase()}, ${clauseWord(before)}`} onChange={({ currentTarget: { checked } }) => keep(checked ? [...kept, clause] : kept.filter((each) => each !== clause))} />
          ))}
        </fieldset>
      )}
    </>
  );
}
