import { expect, it } from 'vitest';
import { newClausePlaces } from './newClausePlaces.ts';

const paragraphs = [
  { number: 7, text: '4.1 Supplier may use Customer Data.' },
  { number: 8, text: '4.2 Fees are due in thirty days after the invoice.' },
];
const topic = (name: string, edits: string[]) => ({ topic: name, title: name, from: 'absent' as const, edits, approver: '' });
const edit = (id: string, find: string, replace: string) => ({ id, find, replace });

it('puts a clause that is missing where the desk does, and says nothing of words that are replaced', () => {
  const edits = [edit('exit', 'thirty days after the invoice.', 'thirty days after the invoice.\nCustomer may leave.'), edit('train', 'Supplier may use Customer Data.', 'Supplier shall not.')];
  expect(newClausePlaces({ edits, topics: [topic('exit', ['exit']), topic('audit', ['exit']), topic('train', ['train'])] }, paragraphs)).toEqual(new Map([['topic exit', 8], ['topic audit', 8]]));
});
