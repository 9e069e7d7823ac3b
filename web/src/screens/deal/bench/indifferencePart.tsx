import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf, InputOf } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, type Show } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import css from './benchPart.module.css';

type Asked = Pick<InputOf<'deal.indifference'>, 'lever'> & { readonly mode: 'makesUp' | 'equals'; readonly change: string };

const levers = [
  { value: 'discount', label: 'a discount on every token price' },
  { value: 'credit', label: 'a credit' },
  { value: 'commitment', label: 'a change of the commitment' },
  { value: 'ptuDiscount', label: 'a discount on PTU' },
  { value: 'supportPercent', label: 'another support fee' },
] as const;

/** Which number of one term is worth as much as a change, or makes up for it. */
export function IndifferencePart({ deal, usage, basis, words }: { readonly deal: string; readonly usage: readonly string[]; readonly basis: readonly string[]; readonly words: string }) {
  const show = useShow();
  const [lever, setLever] = useState<Asked['lever']>('discount');
  const [mode, setMode] = useState<Asked['mode']>('makesUp');
  const [typed, setTyped] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const change = typed ?? (words === '' ? '$500k more commitment' : words);
  const work = useWork('deal.indifference', { deal, usage: [...usage], paths: 1000, ...(asked ?? { lever }) }, basis, asked !== undefined);
  if (show.hidden) {
    return (
      <Panel title="What is worth as much?">
        <p className={css.soft}>Questions in words are not shown while numbers are hidden.</p>
      </Panel>
    );
  }
  return (
    <Panel title="What is worth as much?">
      <form
        className={css.ask}
        onSubmit={(event) => {
          event.preventDefault();
          if (change.trim() !== '') setAsked({ lever, mode, change });
        }}
      >
        <NativeSelect size="xs" label="Which number of" value={lever} data={[...levers]} onChange={({ currentTarget: { value } }) => setLever(levers.find((one) => one.value === value)?.value ?? 'discount')} />
        <NativeSelect
          size="xs"
          label="that"
          value={mode}
          data={[
            { value: 'makesUp', label: 'makes up for' },
            { value: 'equals', label: 'is worth as much as' },
          ]}
          onChange={({ currentTarget: { value } }) => setMode(value === 'equals' ? 'equals' : 'makesUp')}
        />
        <TextInput size="xs" label="this change" value={change} onChange={({ currentTarget }) => setTyped(currentTarget.value)} className={css.words} />
        <Button size="compact-sm" type="submit" disabled={change.trim() === ''}>
          Find it
        </Button>
      </form>
      {work.state === 'working' && <Working what="Looking for the number" progress={work.progress} stop={work.stop} />}
      {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {work.state === 'stopped' && <StoppedNotice what="Looking for the number" again={work.again} />}
      {work.state === 'done' && <Found found={work.value} show={show} />}
    </Panel>
  );
}

function Found({ found, show }: { readonly found: AnswerOf<'deal.indifference'>; readonly show: Show }) {
  const { value, unit, currency, question, cost, also, paths, findings } = found;
  const say = (amount: number): string => (unit === 'money' ? show.money(amount.toFixed(2), currency) : `${show.words(amount.toFixed(2))} ${unit === 'percent' ? '%' : unit}`);
  return (
    <div role="status" className={css.found}>
      {value === null ? (
        <Notice>
          <p>
            {capital(question)}: <strong>none</strong>. Without it the deal costs {show.money(cost.without.toFixed(2), currency)}, at the ends of its range {show.money(cost.from.toFixed(2), currency)} and {show.money(cost.to.toFixed(2), currency)}; {show.money(cost.target.toFixed(2), currency)} is not among them.
          </p>
        </Notice>
      ) : (
        <p className={css.verdict}>
          {capital(question)}: {say(value.mean)} <span className={css.soft}>({say(value.low)} to {say(value.high)} for chance alone, {plural(paths, 'future')}; it meets an expected cost of {show.money(cost.target.toFixed(2), currency)})</span>
          {also.length > 0 && <span className={css.soft}> Also at {also.map(say).join(' and ')}.</span>}
        </p>
      )}
      {findings.length > 0 && (
        <details>
          <summary>{plural(findings.length, 'note')}</summary>
          <FindingList findings={findings} none="" />
        </details>
      )}
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
