import type { KeptFile } from '../../../client/answers.ts';
import { bundledPlaybook } from '../../../client/usePlaybooks.ts';
import { industries } from '../../../client/usePaperFacts.ts';
import { showDay } from '../../../parts/show.ts';

/** What may be edited: the playbook and its versions, and what lies over it. */
export interface Choices {
  /** A playbook by its name, or "over:" and the name of what lies over it. */
  readonly chosen: string;
  readonly groups: readonly { readonly group: string; readonly items: readonly { readonly value: string; readonly label: string }[] }[];
  readonly choose: (value: string | undefined) => void;
}

export function groupsOf(own: readonly KeptFile[], overlays: readonly KeptFile[], current: string, inUse: readonly string[]): Choices['groups'] {
  const used = (name: string): string => (inUse.includes(name) ? ', in use' : '');
  const kept = ({ name, addedAt }: KeptFile): string => `${name}, ${showDay(addedAt)}`;
  return [
    { group: 'The playbook', items: [{ value: bundledPlaybook, label: `Azure OpenAI, as it ships${current === bundledPlaybook ? ', in use' : ''}` }, ...own.map((file) => ({ value: file.name, label: `${kept(file)}${file.name === current ? ', in use' : ''}` }))] },
    {
      group: 'What lies over it',
      items: [...industries.map(({ value, label }) => ({ value: `over:${value}`, label: `${label}, as it ships${used(value)}` })), ...overlays.map((file) => ({ value: `over:${file.name}`, label: `${kept(file)}${used(file.name)}` })), { value: 'over:new', label: 'A new one of our own' }],
    },
  ];
}

/** The name of an overlay that is chosen; undefined where a playbook is. */
export function overlayOf(chosen: string): string | undefined {
  return chosen.startsWith('over:') ? chosen.slice('over:'.length) : undefined;
}

/** Those of the names that are used, with `made` in place of what it was made from; at the end where that was not among them. */
export function inPlaceOf(used: readonly string[], from: string, made: string): string[] {
  const stem = stemOf(from);
  const at = used.findIndex((name) => name === from || stemOf(name) === stem);
  return at === -1 ? [...used, made] : used.with(at, made);
}

/** "bank", "our-bank-v1.yaml" and "our-bank-v2.yaml" are one thing in several versions. */
export function stemOf(name: string): string {
  return name.replace(/^our-/, '').replace(/(?:-v\d+)?\.ya?ml$/, '');
}

/** The name of the next version of an overlay: "our-bank-v2.yaml". */
export function nextOverlay(from: string, kept: readonly { readonly name: string }[]): string {
  const stem = from === 'new' ? 'overlay' : stemOf(from);
  const last = Math.max(0, ...kept.filter(({ name }) => stemOf(name) === stem).map(({ name }) => Number(/-v(\d+)\.ya?ml$/.exec(name)?.[1] ?? 0)));
  return `our-${stem}-v${last + 1}.yaml`;
}
