import { useOverflows } from '../parts/useOverflows.ts';
import type { SafeSection } from './safePlaces.ts';
import css from './documentBlock.module.css';

type Block = SafeSection['blocks'][number];
type Words = Extract<Block, { kind: 'paragraph' }>['words'];

/** A part of a document as the page of an app shows it: the words that the pack prints. */
export function DocumentBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'lead':
      return (
        <p className={css.paragraph}>
          <strong>{block.figure.text}</strong> <Said words={block.words} />
        </p>
      );
    case 'paragraph':
      return (
        <p className={css.paragraph}>
          <Said words={block.words} />
        </p>
      );
    case 'list':
      return (
        <ul className={css.list}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Said words={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <DocumentTable table={block} />;
  }
}

function DocumentTable({ table }: { readonly table: Extract<Block, { kind: 'table' }> }) {
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  return (
    <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': textOf(table.caption) })}>
      <table className={css.table}>
        <caption className={css.caption}>
          <Said words={table.caption} />
        </caption>
        <colgroup>
          {table.columns.map(({ width }, index) => (
            <col key={index} style={{ width: `${Math.round(width * 1000) / 10}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {table.columns.map(({ title }, index) => (
              <th key={index} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((words, index) => (
                <td key={index}>
                  <Said words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Said({ words }: { readonly words: Words }) {
  return words.map(({ text, strong, quote }, index) => (strong === true ? <strong key={index}>{text}</strong> : quote === true ? <q key={index}>{text.replace(/^“|”$/g, '')}</q> : <span key={index}>{text}</span>));
}

function textOf(words: Words): string {
  return words.map(({ text }) => text).join('');
}
