import type { IconName } from '../parts/icons.tsx';

/** The five places in the order of the rail, and below them what the negotiation is made of and what is made from it; each with its key. */
export const places = [
  { to: '/deal', name: 'Deal', icon: 'deal', key: '1', says: 'Where do we stand?', below: false },
  { to: '/usage', name: 'Usage & cost', icon: 'usage', key: '2', says: 'What will we use, and what will it cost?', below: false },
  { to: '/paper', name: 'Terms & paper', icon: 'paper', key: '3', says: 'What does the paper say?', below: false },
  { to: '/table', name: 'Table', icon: 'table', key: '4', says: 'Who offers what, and when?', below: false },
  { to: '/after', name: 'After signing', icon: 'after', key: '5', says: 'Did we get what was agreed?', below: false },
  { to: '/packs', name: 'Packs', icon: 'packs', key: '6', says: 'What is written for whom, and what may leave', below: true },
  { to: '/files', name: 'Files', icon: 'files', key: '7', says: 'What this negotiation is made of', below: true },
] as const satisfies readonly { to: string; name: string; icon: IconName; key: string; says: string; below: boolean }[];
