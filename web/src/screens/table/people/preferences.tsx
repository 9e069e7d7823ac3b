import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { placeOn, scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { WeighForm } from './weighForm.tsx';
import css from './preferences.module.css';

export type Elicited = AnswerOf<'ask.elicit'>;

/** What no bill can price: what each of ours says it is worth, side by side, and what to ask them next. */
export function Preferences({ elicited }: { readonly elicited: Elicited }) {
  const show = useShow();
  const [asking, setAsking] = useState<{ readonly name: string | undefined }>();
  const { currency, issues, stakeholders } = elicited;
  const scale = scaleFor([0, ...issues.flatMap(({ says }) => says.map(({ worth }) => worth))], 4);
  const at = (worth: number): string => `${2 + placeOn(scale, worth) * 0.94}%`;
  return (
    <div className={css.two}>
      <ChartFrame
        title={`What has no price: the step from worst to best, as each of ours says, ${currency}`}
        aside={
          <Button size="compact-sm" variant="default" onClick={() => setAsking({ name: undefined })}>
            Ask somebody
          </Button>
        }
        summary={issues.map(({ title, says, redLineOf }) => show.words(`${title}: ${[...says.map(({ name, worth }) => `${name} says ${show.about(worth, currency)}`), ...redLineOf.map((name) => `a red line of ${name}`)].join(', ')}.`)).join(' ')}
        table={
          <DataTable
            caption="What each of ours says it is worth"
            keyOf={({ issue }) => issue}
            rows={issues}
            columns={[
              { key: 'title', title: 'Term', cell: ({ title }) => show.words(title) },
              ...stakeholders.map(({ name, worths }) => ({
                key: name,
                title: name,
                figures: true,
                cell: ({ issue }: Elicited['issues'][number]) => {
                  const said = worths.find((each) => each.issue === issue);
                  return said === undefined || said.how === 'not said' ? '—' : said.worth === null ? 'red line' : `${show.money(said.worth.toFixed(2), currency)} (${said.how})`;
                },
              })),
            ]}
          />
        }
      >
        <ul className={css.issues}>
          {issues.map(({ issue, title, says, redLineOf, low, high }) => (
            <li key={issue} className={css.issue}>
              <span className={css.name}>{show.words(title)}</span>
              <svg width="100%" height="30" aria-hidden="true">
                {scale.ticks.map((tick) => (
                  <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="30" stroke="var(--line)" />
                ))}
                {low !== null && high !== null && <line x1={at(low)} x2={at(high)} y1="20" y2="20" stroke="var(--soft)" strokeWidth="1.5" />}
                {says.map(({ name, worth }) => (
                  <g key={name}>
                    <circle cx={at(worth)} cy="20" r="5" fill="var(--series-reserved)" />
                    <text x={at(worth)} y="10" textAnchor={placeOn(scale, worth) > 80 ? 'end' : placeOn(scale, worth) < 12 ? 'start' : 'middle'}>
                      {name}
                    </text>
                  </g>
                ))}
              </svg>
              <span className={css.value}>
                {redLineOf.length > 0 && <strong className={css.line}>✕ red line of {redLineOf.join(', ')}</strong>}
                {says.length === 0 && redLineOf.length === 0 && <span className={css.soft}>not said</span>}
                {low !== null && high !== null && <span>{low === high ? show.about(low, currency) : `${show.about(low, currency)} to ${show.about(high, currency)}`}</span>}
              </span>
            </li>
          ))}
          <li className={css.issue} aria-hidden="true">
            <span />
            <svg width="100%" height="16">
              {scale.ticks.map((tick) => (
                <text key={tick} x={at(tick)} y="12" textAnchor={tick === 0 ? 'start' : tick === scale.to ? 'end' : 'middle'}>
                  {show.tick(tick, currency)}
                </text>
              ))}
            </svg>
            <span />
          </li>
        </ul>
        <p className={css.soft}>Disagreement is shown and no mean is taken; counteroffers count the least that anybody says. A red line is a condition and has no price.</p>
      </ChartFrame>
      <Panel title="What to ask next">
        <ul className={css.stakeholders}>
          {stakeholders.map(({ name, role, consistent, next }) => (
            <li key={name}>
              <p className={css.head}>
                <strong>{name}</strong> <span className={css.soft}>{role}</span> <span className={consistent ? css.good : css.warn}>{consistent ? '✓ what was said goes together' : '△ answers contradict each other'}</span>
                <Button size="compact-xs" variant="default" onClick={() => setAsking({ name })} aria-label={`Answer for ${name}`}>
                  Answer
                </Button>
              </p>
              <ol className={css.next}>
                {next.map((question) => (
                  <li key={question}>{show.words(question)}</li>
                ))}
              </ol>
              {next.length === 0 && <p className={css.soft}>Nothing is open.</p>}
            </li>
          ))}
        </ul>
        <FindingList findings={elicited.findings.filter(({ code }) => code === 'answers-contradict' || code === 'stakeholders-disagree')} none="" />
      </Panel>
      {asking && <WeighForm elicited={elicited} name={asking.name} close={() => setAsking(undefined)} />}
    </div>
  );
}
