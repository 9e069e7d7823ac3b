import type { AnswerOf } from '../../client/answers.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { addressOfFile } from '../../client/sendFile.ts';
import { FindingList } from '../../parts/findingList.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { plural, showDay } from '../../parts/show.ts';
import { useShow } from '../../parts/useShow.tsx';
import { LeakReport } from './leakReport.tsx';
import { PdfPages } from './pdfPages.tsx';
import css from './packsScreen.module.css';

export type MadePack = AnswerOf<'pack.make'>;

/** A pack that was made: its files, what the look for leaks found, what stays out, and its pages. */
export function Made({ pack }: { readonly pack: MadePack }) {
  const show = useShow();
  const workspace = useWorkspace();
  const pdf = pack.files.find(({ path }) => path.endsWith('.pdf'));
  const folder = workspace.data?.folder;
  return (
    <>
      <Panel title={pack.files.length === 0 ? 'Not written' : `Made, of ${showDay(pack.day)}`} aside={<span className={css.whom} data-safe={pack.audience === 'supplier' || undefined}>{pack.audience === 'supplier' ? 'for Microsoft' : 'internal'}</span>}>
        {pack.files.length > 0 && (
          <ul className={css.files} title={folder === undefined ? undefined : `Kept in ${folder}`}>
            {pack.files.map(({ path, sha256 }) => (
              <li key={path}>
                <a className={css.file} href={addressOfFile(path)} download={path.split('/').at(-1)}>
                  <Icon name="down" /> {path}
                </a>
                <code className={css.soft} title={`SHA-256 ${sha256}`}>
                  {sha256.slice(0, 10)}
                </code>
              </li>
            ))}
          </ul>
        )}
        {pack.leftOut.length > 0 && (
          <>
            <h3 className={css.small}>Stays out of it</h3>
            <ul className={css.out}>
              {pack.leftOut.map(({ what, because }) => (
                <li key={what}>
                  <strong>{show.words(what)}</strong>: {because}
                </li>
              ))}
            </ul>
          </>
        )}
        {pack.findings.length > 0 && (
          <details open={pack.files.length === 0}>
            <summary>{plural(pack.findings.length, 'finding')} on the way</summary>
            <FindingList findings={pack.findings} none="" />
          </details>
        )}
      </Panel>
      {pack.checks.length > 0 && <LeakReport checks={pack.checks} findings={pack.findings} />}
      {pdf && (show.hidden ? <p className={css.soft}>Its pages are not shown while numbers are hidden.</p> : <PdfPages path={pdf.path} sha256={pdf.sha256} />)}
      {pack.files.length > 0 && !pdf && <p className={css.soft}>It is a workbook: open it in Excel or LibreOffice. What is blue may be changed.</p>}
    </>
  );
}
