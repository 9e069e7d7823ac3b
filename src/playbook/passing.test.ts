import { describe, expect, it } from 'vitest';
import { passingMentions, pointsElsewhere } from './passing.ts';

const named = (text: string): string[] => passingMentions(text).map(([start, end]) => text.slice(start, end));

describe('what a sentence names in passing', () => {
  it.each([
    { text: 'Recipient may share it with contractors (including the subcontractors named in Section 22.10).', passing: ['(including the subcontractors named in Section 22.10)'] },
    { text: 'Subject to the limitations of liability set forth in this Agreement, Supplier answers for its personnel.', passing: ['Subject to the limitations of liability set forth in this Agreement'] },
    { text: 'The waivers in Sections 5.1 (General Liability Cap) and 5.2 (Damages Waiver) apply to all claims.', passing: ['Sections 5.1 (General Liability Cap) and 5.2 (Damages Waiver)'] },
    { text: 'Supplier may suspend access (as defined in the Policy) at once.', passing: ['(as defined in the Policy)'] },
    { text: 'Liability is limited to the fees paid (twelve months).', passing: [] },
    { text: 'Supplier shall give notice subject to applicable law.', passing: [] },
  ])('$text', ({ text, passing }) => expect(named(text)).toEqual(passing));

  it.each([
    { text: 'The following sections survive termination: Confidentiality, Limitation of Liability.', points: true },
    { text: '“Acceptable Use Policy” is defined in Section 9.1.', points: true },
    { text: 'The obligations of confidentiality survive for five years.', points: false },
    { text: '“Downtime” means any minute in which the service does not answer.', points: false },
  ])('$text points elsewhere: $points', ({ text, points }) => expect(pointsElsewhere(text)).toBe(points));

  it('takes time in proportion to the text, however it is made', () => {
    const text = `(${'Section 1 ('.repeat(20_000)} subject to the ${'terms '.repeat(20_000)}`;
    const started = performance.now();
    passingMentions(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
