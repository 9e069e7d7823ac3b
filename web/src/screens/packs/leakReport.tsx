import type { Finding } from '../../../../src/base/finding.ts';
import type { AnswerOf } from '../../client/answers.ts';
import { Panel } from '../../parts/panel.tsx';
import { plural } from '../../parts/show.ts';
import { useShow } from '../../parts/useShow.tsx';
import css from './packsScreen.module.css';

/** Every layer that was opened, file by file, and what was found there. */
export function LeakReport({ checks, findings }: { readonly checks: AnswerOf<'pack.make'>['checks']; readonly findings: readonly Finding[] }) {
  const show = useShow();
  const layers = checks.reduce((sum, each) => sum + each.layers.length, 0);
  const clean = checks.every(({ passes }) => passes);
  return (
    <Panel title="The look for leaks" aside={<span className={css.verdict} data-clean={clean || undefined}>{clean ? `✓ nothing found in ${plural(layers, 'layer')}` : '✕ it may not leave'}</span>}>
      {checks.map(({ file, passes, layers: opened }) => (
        <details key={file} open={!passes}>
          <summary>
            {passes ? '✓' : '✕'} {file}: {plural(opened.length, 'layer')} opened
          </summary>
          <ul className={css.layers}>
            {opened.map(({ place, characters, hidden }) => {
              const found = findings.filter(({ at }) => at === `${file}, ${place}`);
              return (
                <li key={place} data-found={found.length > 0 || undefined}>
                  <span>{place}</span>
                  <span className={css.soft}>{characters === 0 ? 'empty' : `${characters.toLocaleString('en')} characters`}</span>
                  <span>{found.length > 0 ? found.map(({ message }) => show.words(message)).join(' ') : hidden.length > 0 ? hidden.join(', ') : '✓'}</span>
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </Panel>
  );
}
