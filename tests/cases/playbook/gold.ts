import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readPaper } from '../../../src/paper/readPaper.ts';
import { Reading } from '../../../src/playbook/reading.ts';

/** One clause as a reader of the published papers marked it; offsets count code points. */
export interface Label {
  readonly doc: string;
  readonly topic_key: string;
  readonly start: number;
  readonly end: number;
  readonly stance: string;
}

export interface GoldPaper {
  readonly name: string;
  readonly half: 'development' | 'held out';
  readonly reading: Reading;
  /** True where a licence lets others learn from it: ODC-BY or CC BY. */
  readonly licensed: boolean;
  readonly labels: readonly Label[];
}

const folder = new URL('../../../../shared/data/contracts/', import.meta.url);

/** The labelled papers beside the checkout, or undefined where they are not there. */
export function goldPapers(): GoldPaper[] | undefined {
  if (!existsSync(folder)) return undefined;
  const labels = JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8')) as Label[];
  const licences = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as readonly { readonly name: string; readonly licence: string }[];
  return readdirSync(new URL('text/', folder)).map((file) => {
    const name = file.replace(/\.txt$/, '');
    const { value } = readPaper(readFileSync(new URL(`text/${file}`, folder)), file);
    return { name, half: halfOf(name), reading: new Reading(value), licensed: /ODC-BY|CC BY/.test(licences.find((each) => each.name === name)?.licence ?? ''), labels: labels.filter((each) => each.doc === name) };
  });
}

/** The split is the document's name, hashed: nobody chose it. An odd first byte is for building, an even one for the end. */
export function halfOf(name: string): 'development' | 'held out' {
  return Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 2), 16) % 2 === 1 ? 'development' : 'held out';
}

/** Who wrote the paper: papers of one vendor are alike, and are left out together. */
export function vendorOf(name: string): string {
  return name.split('-')[0] ?? name;
}

export function labelledTopics(papers: readonly GoldPaper[]): string[] {
  return [...new Set(papers.flatMap((paper) => paper.labels.map((each) => each.topic_key)))].toSorted();
}
