import { Kbd, Modal, Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import css from './keys.module.css';

/** A single key that does something on this screen. */
export interface Key {
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

interface KeyGroup {
  readonly name: string;
  readonly keys: readonly Key[];
}

const KeysContext = createContext<{ readonly register: (group: { readonly current: KeyGroup }) => () => void; readonly showHelp: () => void }>({ register: () => () => undefined, showHelp: () => undefined });

/** Makes the keys work while the asking part is on screen, and lists them under `?`. */
export function useKeys(name: string, keys: readonly Key[]): void {
  const { register } = use(KeysContext);
  const group = useRef<KeyGroup>({ name, keys });
  useEffect(() => {
    group.current = { name, keys };
  });
  useEffect(() => register(group), [register]);
}

export function useKeysHelp(): () => void {
  return use(KeysContext).showHelp;
}

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const groups = useRef(new Set<{ readonly current: KeyGroup }>());
  const [help, setHelp] = useState<readonly KeyGroup[]>();
  // Single keys can be turned off: speech input types letters (WCAG 2.1.4).
  const [on, setOn] = useLocalStorage({ key: 'parley.keys', defaultValue: true, getInitialValueInEffect: false });

  const value = useMemo(
    () => ({
      register: (group: { readonly current: KeyGroup }) => {
        groups.current.add(group);
        return () => void groups.current.delete(group);
      },
      showHelp: () => setHelp([...groups.current].map(({ current }) => current)),
    }),
    [],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || !on || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      if (event.key === '?') {
        value.showHelp();
        return;
      }
      for (const { current } of groups.current) {
        const hit = current.keys.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
        if (hit) {
          event.preventDefault();
          hit.run();
          return;
        }
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, value]);

  return (
    <KeysContext value={value}>
      {children}
      <Modal opened={help !== undefined} onClose={() => setHelp(undefined)} title="Keys on this screen" closeButtonProps={{ 'aria-label': 'Close' }}>
        {[{ name: 'Help', keys: [{ key: '?', does: 'Show these keys' }] }, ...(help ?? [])].map(({ name, keys }) => (
          <section key={name} className={css.group}>
            <h3>{name}</h3>
            <dl className={css.keys}>
              {keys.map(({ key, does }) => (
                <div key={key}>
                  <dt>
                    <Kbd>{key}</Kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Switch label="Single keys are on" checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
      </Modal>
    </KeysContext>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'file', 'range'].includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName));
}
