import { Suspense, type ComponentType } from 'react';
import { useKeys } from './keys.tsx';
import { Tabs } from './tabs.tsx';

interface ViewsProps<View extends string> {
  readonly label: string;
  readonly view: View;
  readonly go: (to: View) => void;
  readonly views: readonly { readonly value: View; readonly label: string; readonly key: string; readonly does: string }[];
  /** Each view, fetched when it is gone to. */
  readonly parts: Readonly<Record<View, ComponentType>>;
  /** How the place is laid out: the whole, and the open view below its tabs. */
  readonly css: { readonly [part: string]: string | undefined };
}

/** A place of the app with several views: a tab and a key for each, and the open one below. */
export function Views<View extends string>({ label, view, go, views, parts, css }: ViewsProps<View>) {
  useKeys(
    label,
    views.map(({ value, key, does }) => ({ key, does, run: () => go(value) })),
  );
  const Part: ComponentType = parts[view];
  return (
    <div className={css['screen']}>
      <Tabs label={label} value={view} choose={go} data={views} />
      <div className={css['part']}>
        <Suspense fallback={<p role="status">Opening …</p>}>
          <Part />
        </Suspense>
      </div>
    </div>
  );
}
