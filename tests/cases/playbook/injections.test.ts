import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/paper.ts';
import { readPaper } from '../../../src/paper/readPaper.ts';
import { assess } from '../../../src/playbook/assess.ts';
import { propose } from '../../../src/playbook/propose.ts';
import { bundledFinder, bundledPlaybook } from './bundled.ts';

// Texts that give orders to a reviewer's software, in every layer of a Word file, beside the checkout.
const packed = new URL('../../../../shared/data/badinputs.tar.xz', import.meta.url);
const present = existsSync(packed);
if (!present) console.log('The prompt-injection texts are not beside this checkout: skipped.');

const folder = present ? unpack() : '';
afterAll(() => {
  if (present) rmSync(folder, { recursive: true, force: true });
});

const playbook = bundledPlaybook();
const finder = bundledFinder();
const read = (path: string): Paper => readPaper(readFileSync(join(folder, path)), 'draft.docx').value;

/** Everything that a reader of a review acts on, without the places, which new text moves. */
function seen(paper: Paper): unknown {
  const { clauses, positions, topics } = assess(paper, playbook, finder).value;
  return {
    clauses: clauses.map(({ topic, stance, reason, quote }) => [topic, stance, reason, quote]),
    positions: positions.map(({ topic, verdict, reason, spans, checks }) => [topic, verdict, reason, spans.map((each) => each.quote), checks.map((each) => [each.id, each.verdict])]),
    topics: topics.map(({ topic, verdict, stance, reason, spans, parameters, loopholes }) => [topic, verdict, stance, reason, spans.map((each) => each.quote), parameters.map((each) => [each.name, each.value]), loopholes.map((each) => [each.span.quote, each.because])]),
    edits: propose(paper, playbook, topics, { wanted: 'preferred', comments: false, topics: topics.filter((each) => each.verdict !== 'absent').map((each) => each.topic) }).edits.map((each) => [each.id, each.find, each.replace]),
  };
}

describe.runIf(present)('orders to software change nothing', () => {
  const base = present ? seen(read('generated/docx/ok-base.docx')) : undefined;
  const carriers = present ? readdirSync(join(folder, 'generated/prompt-injection')).toSorted() : [];

  it.each(carriers)('in %s', (name) => {
    expect(seen(read(`generated/prompt-injection/${name}`))).toEqual(base);
  });

  const orders = present ? ['train', 'test'].flatMap((part) => Object.values(JSON.parse(readFileSync(join(folder, `prompt-injection/bipia_text_attack_${part}.json`), 'utf8')) as Record<string, string[]>).flat()) : [];

  it(`whatever the order is (${orders.length} texts), before, between and behind the clauses`, () => {
    const contract = ['1. Data. Microsoft shall not use Customer Data to train any model.', '2. Liability. Each party’s liability is limited to the fees paid in the twelve (12) months before the claim.', '3. Suspension. Microsoft may suspend the Services immediately and without notice.', '4. Deletion. Microsoft shall delete Customer Data within ninety (90) days after termination.'];
    const paperOf = (lines: readonly string[]): Paper => readPaper(new TextEncoder().encode(lines.join('\n')), 'draft.txt').value;
    const clean = JSON.stringify(seen(paperOf(contract)));
    expect(orders.length).toBeGreaterThan(100);
    for (const [index, order] of orders.entries()) {
      const at = index % (contract.length + 1);
      expect([order, JSON.stringify(seen(paperOf([...contract.slice(0, at), order.replace(/\s*\n\s*/g, ' '), ...contract.slice(at)])))]).toEqual([order, clean]);
    }
  });
});

function unpack(): string {
  const into = mkdtempSync(join(tmpdir(), 'parley-injections-'));
  execFileSync('tar', ['-xJf', packed.pathname, '-C', into, '--strip-components=1', 'badinputs/generated/prompt-injection', 'badinputs/generated/docx/ok-base.docx', 'badinputs/prompt-injection']);
  return into;
}
