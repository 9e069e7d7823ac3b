import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Verdict } from '../../../../../src/playbook/assessment.ts';
import type { ParagraphShown, PaperShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { verdictWord } from '../../../parts/verdictMark.tsx';
import type { Lead } from './lead.ts';
import { passagesOf, type Mark } from './passages.ts';
import { RiskStrip } from './riskStrip.tsx';
import css from './paperText.module.css';

interface PaperTextProps {
  readonly paper: PaperShown;
  readonly marks: readonly Mark[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly lead: Lead | undefined;
  readonly selected: string | undefined;
  readonly onMark: (topic: string, start: number) => void;
  /** A mark of the strip beside the page was pressed. */
  readonly onStrip: (topic: string, start: number) => void;
  readonly head: ReactNode;
}

/** The paper's own words, paragraph by paragraph, with what was found marked in them. */
export function PaperText({ paper, marks, verdicts, lead, selected, onMark, onStrip, head }: PaperTextProps) {
  const show = useShow();
  const scroller = useRef<HTMLElement>(null);
  const press = useRef(onMark);
  useEffect(() => {
    press.current = onMark;
  });
  const steadyPress = useMemo(() => (topic: string, start: number) => press.current(topic, start), []);
  // What only may be there is marked in the words and counts for nothing along the page.
  const found = useMemo(() => marks.filter(({ possible }) => !possible), [marks]);
  const byParagraph = useMemo(() => marksByParagraph(paper.paragraphs, marks), [paper, marks]);

  useEffect(() => {
    if (!lead || lead.still) return;
    // A lead to words goes to the mark that holds them, a lead to a paragraph to the paragraph itself.
    const target = scroller.current?.querySelector(`[data-start="${lead.start}"]`) ?? scroller.current?.querySelector(`[data-paragraph="${paper.paragraphs.find(({ start, end }) => start <= lead.start && lead.start < end)?.number ?? 0}"]`);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    target?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, [lead, paper]);

  return (
    <section className={css.paper} aria-label="The paper">
      <header className={css.head}>
        {head}
        <span className={css.soft}>
          {plural(paper.paragraphs.length, 'paragraph')}, {plural(paper.characters, 'character')}
        </span>
      </header>
      <div className={css.page}>
        <article ref={scroller} className={css.text} tabIndex={0} aria-label={`Text of ${paper.file}`}>
          {paper.paragraphs.map((paragraph) => {
            const here = byParagraph.get(paragraph.number);
            const led = lead && lead.start < paragraph.end && lead.end > paragraph.start ? lead : undefined;
            return <ParagraphText key={paragraph.number} paragraph={paragraph} marks={here} verdicts={verdicts} led={led} selected={here ? selected : undefined} onMark={steadyPress} hide={show.hidden ? show.words : undefined} />;
          })}
        </article>
        <RiskStrip marks={found} verdicts={verdicts} characters={paper.characters} selected={selected} onMark={onStrip} scroller={scroller} />
      </div>
    </section>
  );
}

interface ParagraphTextProps {
  readonly paragraph: ParagraphShown;
  readonly marks: readonly Mark[] | undefined;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly led: Lead | undefined;
  readonly selected: string | undefined;
  readonly onMark: (topic: string, start: number) => void;
  readonly hide: ((text: string) => string) | undefined;
}

const ParagraphText = memo(function ParagraphText({ paragraph, marks, verdicts, led, selected, onMark, hide }: ParagraphTextProps) {
  const write = hide ?? ((text: string) => text);
  const whole = led !== undefined && led.start <= paragraph.start && led.end >= paragraph.end;
  return (
    <p className={css.paragraph} data-paragraph={paragraph.number} data-heading={paragraph.heading} data-part={paragraph.part} data-led={whole || undefined} {...(paragraph.heading !== undefined && { role: 'heading', 'aria-level': Math.min(6, paragraph.heading + 1) })}>
      <span className={css.number} aria-hidden="true">
        {paragraph.number}
      </span>
      {paragraph.label !== undefined && !paragraph.text.startsWith(paragraph.label) && <span className={css.label}>{paragraph.label} </span>}
      {passagesOf(paragraph, marks ?? []).map(({ start, text, topics, possible = [] }) => {
        const topic = [...topics, ...possible].find((one) => one === selected) ?? topics[0] ?? possible[0];
        if (topic === undefined) return <span key={start}>{write(text)}</span>;
        const verdict = topics.includes(topic) ? (verdicts.get(topic) ?? 'not assessed') : 'possible';
        return (
          <mark
            key={start}
            className={css.mark}
            data-start={start}
            data-verdict={verdict}
            data-selected={topic === selected || undefined}
            data-led={(led !== undefined && led.start <= start && start < led.end) || undefined}
            role="button"
            tabIndex={0}
            title={`${verdict === 'possible' ? 'May be on a topic' : verdictWord[verdict]}: show the finding`}
            onClick={() => onMark(topic, start)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onMark(topic, start);
            }}
          >
            {write(text)}
          </mark>
        );
      })}
    </p>
  );
});

function marksByParagraph(paragraphs: readonly ParagraphShown[], marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const found = new Map<number, Mark[]>();
  const sorted = marks.toSorted((a, b) => a.start - b.start);
  for (const paragraph of paragraphs) {
    const here = sorted.filter(({ start, end }) => start < paragraph.end && end > paragraph.start);
    if (here.length > 0) found.set(paragraph.number, here);
  }
  return found;
}
