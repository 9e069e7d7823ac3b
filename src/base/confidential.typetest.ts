// What must not compile: run by `npm run typecheck`, never executed.
import { confidential, type Confidential } from './confidential.ts';
import { words } from '../packs/brief/words.ts';
import type { Dossier } from '../packs/dossier/dossier.ts';
import { supplierDocument } from '../packs/supplier/supplierDocument.ts';
import { supplierView, type SupplierView } from '../packs/supplier/supplierView.ts';

declare const dossier: Dossier;
declare const view: SupplierView;
const walkAway: Confidential<string> = confidential('15 % off');

// @ts-expect-error - a confidential value is no text to print
words(walkAway);

// @ts-expect-error - nor is it the value itself
export const text: string = walkAway;

// @ts-expect-error - an ask of ours has a target that the projection of it does not have
export const target: unknown = view.asks[0]?.target;

// @ts-expect-error - a confidential opening is no opening for the other side
export const leaking: SupplierView['asks'] = [{ subject: 'Prices', opening: walkAway, why: '' }];

// @ts-expect-error - the pack for the other side takes the projection, not the dossier
supplierDocument(dossier);

const { name, day, currency, term, volume, asks, offers, questions, promises, proof } = view;
// @ts-expect-error - nor a copy of the projection that somebody made by hand
supplierDocument({ name, day, currency, term, volume, asks, offers, questions, promises, proof });

supplierDocument(supplierView(dossier));
