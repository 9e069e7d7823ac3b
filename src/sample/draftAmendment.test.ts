import { describe, expect, it } from 'vitest';
import { bundledPlaybook } from '../../tests/cases/playbook/bundled.ts';
import { readPaper } from '../paper/readPaper.ts';
import { assess } from '../playbook/assess.ts';
import { draftAmendment, plantedProblems } from './draftAmendment.ts';

const playbook = bundledPlaybook();
const bytes = await draftAmendment();
const { value: paper, findings } = readPaper(bytes, 'draft-amendment.docx');
const { value: assessment } = assess(paper, playbook);

describe('the draft of the sample deal', () => {
  it('is the same file on every run', async () => {
    expect(await draftAmendment()).toEqual(bytes);
  });

  it('reads without a finding, with its numbers and its table', () => {
    expect(findings).toEqual([]);
    expect(paper.outline.map((each) => `${each.label ?? ''} ${each.title}`.trim()).slice(4, 8)).toEqual(['5. Service level and support', '6. Changes', '7. Suspension', '8. Indemnity']);
    expect(paper.paragraphs.find((each) => each.text.startsWith('Customer must claim'))?.label).toBe('5.3');
    expect(paper.text).toContain('gpt-5.4 (short context)\tGlobal\t2.35\t0.235\t14.10\t6%');
  });

  it('meets no row of the playbook', () => {
    expect(assessment.positions.map((each) => [each.topic, each.verdict])).toEqual(playbook.rows.map((row) => [row.id, 'weak']));
  });

  it.each(plantedProblems)('$id: $problem', ({ seen, words }) => {
    if ('row' in seen) {
      const found = assessment.positions.find((each) => each.topic === seen.row)?.checks.find((each) => each.id === seen.check);
      expect(found?.verdict).toBe(seen.verdict);
      if (words !== undefined) expect(found?.spans.map((each) => each.quote).join('\n')).toContain(words);
    } else {
      expect(assessment.clauses.filter((each) => each.topic === seen.topic && each.stance === seen.stance).map((each) => each.quote).join('\n')).toContain(words);
    }
  });

  it('is reviewed as a person would read it', async () => {
    const lines = assessment.positions.flatMap((row) => [`${row.title}: ${row.verdict}`, `  ${row.reason}`, ...row.checks.flatMap((each) => [`  - ${each.asks} ${each.verdict}`, ...each.spans.map((span) => `      paragraph ${span.paragraph}, ${span.start} to ${span.end}: ${span.quote}`)]), '']);
    await expect(lines.join('\n')).toMatchFileSnapshot('../../tests/cases/paper/draft-amendment.review.txt');
  });

  it('is not blamed for what is ordinary', () => {
    const ordinary = ['disputes an invoice in good faith', 'does not cure the breach within thirty (30) days', 'Each party shall keep the other party’s confidential information'];
    const blamed = assessment.positions.flatMap((each) => each.spans.map((span) => span.quote)).join('\n');
    for (const words of ordinary) expect(blamed).not.toContain(words);
  });
});
