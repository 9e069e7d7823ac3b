import { describe, expect, it } from 'vitest';
import { dealModel } from '../../../src/packs/model/dealModel.ts';
import { packDocument, packKinds, type DocumentKind } from '../../../src/packs/packKinds.ts';
import { documentDocx } from '../../../src/packs/write/documentDocx.ts';
import { draftAmendment } from '../../../src/sample/draftAmendment.ts';
import { noSchema, schemaFaults } from '../../fixtures/paper/schemaFaults.ts';
import { goldenCases } from '../deals/goldenCases.ts';
import { smallBook } from '../deals/smallBook.ts';
import { madeUpDossier, stuffedDossier } from './madeUpDossier.ts';

const kinds = packKinds.filter((kind): kind is DocumentKind => kind !== 'model');
const models = ['rates/worked-example', 'commitment/three-milestones-forfeit', 'together/every-lever-carried-over'];

describe.skipIf(schemaFaults === undefined)('Microsoft’s own validator finds nothing wrong', () => {
  it('with any pack in Word, nor with the draft of the sample', async () => {
    const files = new Map([['draft-amendment.docx', await draftAmendment()]]);
    for (const [name, dossier] of Object.entries({ full: madeUpDossier(), ...(process.env['PARLEY_FULL'] === undefined ? {} : { stuffed: stuffedDossier() }) })) {
      for (const kind of kinds) {
        const document = packDocument(kind, dossier);
        if (document) files.set(`${name}-${kind}.docx`, await documentDocx(document));
      }
    }
    expect(files.size).toBeGreaterThanOrEqual(kinds.length);
    expect(await faultsIn(files)).toEqual([]);
  }, 60_000);

  it('with the deal model as a workbook', async () => {
    const files = new Map<string, Uint8Array>();
    for (const { name, terms, usage } of goldenCases().filter((each) => models.includes(each.name))) {
      files.set(`${name.replaceAll('/', '-')}.xlsx`, await dealModel({ title: name, day: '2026-11-22', usage, sources: [], deals: [{ title: 'The deal', terms, knowledge: { book: smallBook }, source: 'golden' }] }));
    }
    expect(files.size).toBe(models.length);
    expect(await faultsIn(files)).toEqual([]);
  }, 60_000);
});

async function faultsIn(files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const faults = await schemaFaults?.(files);
  return [...(faults ?? [])].flatMap(([name, said]) => said.map((each) => `${name}: ${each}`));
}

if (schemaFaults === undefined) console.log(`${noSchema}: packs and models were not held against it.`);
