import type { IconName } from '../parts/icons.tsx';

/** The five places, in the order of the rail and of the number keys. */
export const places = [
  { to: '/deal', name: 'Deal', icon: 'deal', says: 'Where do we stand?' },
  { to: '/usage', name: 'Usage & cost', icon: 'usage', says: 'What will we use, and what will it cost?' },
  { to: '/paper', name: 'Terms & paper', icon: 'paper', says: 'What does the paper say?' },
  { to: '/table', name: 'Table', icon: 'table', says: 'Who offers what, and when?' },
  { to: '/after', name: 'After signing', icon: 'after', says: 'Did we get what was agreed?' },
] as const satisfies readonly { to: string; name: string; icon: IconName; says: string }[];
