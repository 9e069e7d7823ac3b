import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDocx, paragraph } from '../../../tests/fixtures/paper/buildDocx.ts';
import { sliceCodePoints } from '../codePoints.ts';
import { readPaper } from '../readPaper.ts';
import { rankPapers } from './ranking.ts';
import { structureOf } from './structure.ts';

const paperOf = (text: string, name = 'draft.txt') => readPaper(new TextEncoder().encode(text), name).value;
const leads = (text: string): string[] => structureOf(paperOf(text)).value.references.map((each) => `${each.quote}: ${each.leads}${each.target === undefined ? '' : ` ${each.target}`}`);

describe('cross-references are followed', () => {
  const contract = ['1. Fees', '1.1 Prices. Prices are fixed, subject to Section 2.2(b) and Sections 1.2 and 9.9.', '1.2 Taxes. See Section 3 (Notices) and Schedule A.', '2. Data', '2.1 Use. As Article 28(3) of the GDPR says.', '2.2 Deletion', '(a) within 30 days, and', '(b) on request, under Section 4 of the Master Agreement.', '3. Notices. In writing, as 48 C.F.R. section 227.7202 knows.'].join('\n');

  it('to the clause they name, to another paper, or nowhere', () => {
    expect(leads(contract)).toEqual(['Section 2.2(b): resolved 8', 'Sections 1.2: resolved 3', '9.9: nowhere', 'Section 3: resolved 9', 'Schedule A: elsewhere', 'Article 28(3): elsewhere', 'Section 4: elsewhere', 'section 227.720: elsewhere']);
    expect(structureOf(paperOf(contract)).findings).toMatchObject([{ code: 'reference-leads-nowhere', at: 'draft.txt, paragraph 2' }]);
  });

  it('over numbers that Word prints, letters inside a clause included', () => {
    const level = (at: number, format: string, text: string): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const others = { numbering: `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` };
    const at = (depth: number): string => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`;
    const body = paragraph('Fees, see Section 2(b) and Section 2(d)', at(0)) + paragraph('Data', at(0)) + paragraph('first', at(1)) + paragraph('second; (c) third', at(1));
    const { references } = structureOf(readPaper(buildDocx({ body, others }), 'x.docx').value).value;
    expect(references.map((each) => [each.to, each.leads, each.target])).toEqual([['2(b)', 'resolved', 4], ['2(d)', 'nowhere', undefined]]);
  });

  it('says that it cannot say, where the numbers belong to another paper', () => {
    expect(leads('1. Replace Section 8.1 with this.\n2. Delete Section 9.2(b).\n3. Add a new Section 12.4.').every((each) => each.endsWith('unsure'))).toBe(true);
  });
});

describe('defined terms are found', () => {
  it('where they stand in quotes with a meaning, and where they stand in brackets behind it', () => {
    const text = 'Microsoft Corporation (“Microsoft”) and Contoso (the "Customer").\n“Fees” means the amounts due. “Term” has the meaning given in Section 2.\nCustomer pays Microsoft the Fees. Fees are fixed.\n“Fees” means something else.';
    const { value, findings } = structureOf(paperOf(text));
    expect(value.definitions.map(({ term, uses }) => [term, uses])).toEqual([['Microsoft', 2], ['Customer', 1], ['Fees', 2], ['Term', 0], ['Fees', 2]]);
    for (const each of value.definitions) expect(sliceCodePoints(text, each.start, each.end)).toBe(each.quote);
    expect(findings.map((each) => each.code)).toEqual(['references-not-checked', 'defined-twice', 'defined-unused']);
  });
});

describe('the papers of a deal', () => {
  it.each([
    { words: 'MICROSOFT ENTERPRISE AGREEMENT AMENDMENT\nThis Amendment changes the Enterprise Agreement.', kind: 'amendment' },
    { words: 'Side Letter\nDear Ms Doe,', kind: 'sideLetter' },
    { words: 'Order Form\nCustomer: Contoso', kind: 'orderForm' },
    { words: 'Microsoft Products and Services Data Protection Addendum', kind: 'dataProtection' },
    { words: 'Product Terms\nUniversal License Terms for Online Services', kind: 'productTerms' },
    { words: 'Unified Support Services Description', kind: 'supportPlan' },
    { words: 'Service Level Agreement for Microsoft Online Services', kind: 'serviceLevel' },
    { words: 'Master Services Agreement\n1. Services', kind: 'masterAgreement' },
    { words: 'Notes of a call\nWe spoke about lunch.', kind: 'unknown' },
  ])('"$words" is of the kind $kind', ({ words, kind }) => {
    expect(structureOf(paperOf(words)).value.kind).toBe(kind);
  });

  it('rank as their own clause says, else as such papers usually do', () => {
    const master = paperOf('Master Services Agreement\n22.5 Order of Precedence. If there is a conflict, the order of precedence is: (1) the Order Form, (2) the Data Processing Addendum, (3) the Service Level Agreement and (4) this Agreement.', 'master.txt');
    const others = [paperOf('Data Processing Addendum\nx', 'dpa.txt'), paperOf('Order Form\nx', 'order.txt'), paperOf('Amendment No. 1\nx', 'amendment.txt')];
    const { ranks, clauses } = rankPapers([master, ...others]);
    expect(ranks.map((each) => each.file)).toEqual(['amendment.txt', 'order.txt', 'dpa.txt', 'master.txt']);
    expect(clauses.map((each) => each.file)).toEqual(['master.txt']);
    expect(rankPapers(others).ranks.map((each) => each.file)).toEqual(['amendment.txt', 'dpa.txt', 'order.txt']);
  });
});

describe('published agreements', () => {
  const folder = new URL('../../../../shared/data/contracts/text/', import.meta.url);
  const kinds: Readonly<Record<string, string>> = {
    'anthropic-commercial': 'masterAgreement', 'aws-service-terms-ai': 'productTerms', 'azure-cn-cognitive-sla': 'serviceLevel', 'azure-cn-services-terms': 'productTerms', 'berget-dpa': 'dataProtection', 'berget-sla': 'serviceLevel',
    'bonterms-cloud-terms': 'masterAgreement', 'commonpaper-ai-addendum': 'amendment', 'commonpaper-csa': 'masterAgreement', 'commonpaper-dpa': 'dataProtection', 'commonpaper-mnda': 'confidentiality', 'commonpaper-pilot': 'masterAgreement', 'commonpaper-sla': 'serviceLevel', 'openai-dpa': 'dataProtection',
  };

  it('are recognised, and none of their references to themselves is said to lead nowhere', () => {
    if (!existsSync(folder)) return console.log('The published agreements are not here; their structure was not tried.');
    const nowhere: string[] = [];
    for (const name of readdirSync(folder)) {
      const paper = paperOf(readFileSync(new URL(name, folder), 'utf8'), name);
      const { kind, references } = structureOf(paper).value;
      const expected = kinds[name.replace('.txt', '')];
      if (expected !== undefined) expect(kind, name).toBe(expected);
      nowhere.push(...references.filter((each) => each.leads === 'nowhere').map((each) => `${name}: ${each.quote}`));
    }
    // An extract: its sections 20 and 20.1 were cut out. By reading, these two and no other lead nowhere.
    expect(nowhere).toEqual(['aws-service-terms-ai.txt: Section 20', 'aws-service-terms-ai.txt: Section 20.1']);
  });
});
