import { useLocalStorage } from '@mantine/hooks';

export interface Ticks {
  readonly has: (topic: string) => boolean;
  readonly toggle: (topic: string) => void;
}

/** Which findings of this document have been dealt with; kept by this browser, and told apart by the document's hash. */
export function useTicks(sha256: string): Ticks {
  const [ticked, setTicked] = useLocalStorage<readonly string[]>({ key: `parley.ticks.${sha256}`, defaultValue: [], getInitialValueInEffect: false });
  return {
    has: (topic) => ticked.includes(topic),
    toggle: (topic) => setTicked((now) => (now.includes(topic) ? now.filter((one) => one !== topic) : [...now, topic])),
  };
}
