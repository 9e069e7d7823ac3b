import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InputOf, KeptFile } from '../../../client/answers.ts';
import { industries, reaches, type PaperFacts } from '../../../client/usePaperFacts.ts';
import { usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useSetFact } from '../../../client/useWorkspace.ts';
import { Panel } from '../../../parts/panel.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Scenarios } from './scenarios.tsx';
import css from './togetherPart.module.css';

type Key = InputOf<'workspace.fact'>['key'];

/** What the papers are held against: which belong to the deal, our industry, where we deploy, our fees and what a bad year would cost. Kept in the workspace. */
export function DealInputs({ contracts, chosen, facts }: { readonly contracts: readonly KeptFile[]; readonly chosen: readonly KeptFile[]; readonly facts: PaperFacts }) {
  const show = useShow();
  const fact = useSetFact();
  const { overlays } = usePlaybooks();
  const keep = (key: Key, value: string): void => fact.mutate({ key, value }, { onError: tellRefusal });
  const choice = (key: Key, all: readonly { readonly value: string; readonly label: string }[], now: readonly string[], legend: string) => (
    <Checkbox.Group size="xs" label={legend} value={[...now]} onChange={(values) => keep(key, values.join('\n'))}>
      {all.map(({ value, label }) => (
        <Checkbox key={value} size="xs" value={value} label={label} mt={4} />
      ))}
    </Checkbox.Group>
  );
  return (
    <Panel title="What they are held against">
      <div className={css.inputs}>
        {choice('dealPapers', contracts.map(({ name }) => ({ value: name, label: name })), chosen.map(({ name }) => name), 'Papers of this deal')}
        {choice('industry', [...industries, ...overlays.map(({ name }) => ({ value: name, label: name }))], facts.industry, 'Our industry, laid over the playbook')}
        {choice('deployments', reaches, facts.deployments, 'How far our deployments reach')}
        {show.hidden ? (
          <p className={css.soft}>Fees and exposure are not shown while numbers are hidden.</p>
        ) : (
          <>
            <NativeSelect size="xs" label="Currency" value={facts.currency} data={[...new Set([facts.currency, 'USD', 'EUR', 'GBP', 'CHF', 'SEK', 'JPY', 'AUD', 'CAD'])]} onChange={({ currentTarget: { value } }) => keep('currency', value)} />
            <Amount label="Fees of a year" hint="Limits such as “twelve months’ fees” are computed with it." value={facts.annualFees} keep={(value) => keep('annualFees', value)} />
            <Scenarios stated={facts.stated.scenarios} keep={(value) => keep('exposureScenarios', value)} />
            {facts.stated.scenarios === '' ? (
              <>
                <Amount label="A bad year would cost us, one case in two" value={facts.exposureP50} keep={(value) => keep('exposureP50', value)} hint="In place of scenarios, where you know it." />
                <Amount label="A bad year would cost us, one case in twenty" value={facts.exposureP95} keep={(value) => keep('exposureP95', value)} hint="Both are needed for the gap." />
              </>
            ) : (
              <Amount label="Years of the term" hint="The scenarios are played over them." value={facts.stated.years} keep={(value) => keep('termYears', value)} />
            )}
          </>
        )}
      </div>
    </Panel>
  );
}

/** An amount as it was typed, kept when the field is left. */
function Amount({ label, hint, value = '', keep }: { readonly label: string; readonly hint?: string; readonly value: string | undefined; readonly keep: (value: string) => void }) {
  const [text, setText] = useState<string>();
  const read = text === undefined || text.trim() === '' ? '' : readAmount(text.replace(/[$€£]/g, ''));
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label={label}
      description={hint}
      value={text ?? value}
      error={read === undefined ? 'Write it as 1,200,000 or 1.2M.' : undefined}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        if (text === undefined || read === undefined) return;
        if (read !== value) keep(read);
        setText(undefined);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
