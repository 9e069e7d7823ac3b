import type { ReactNode } from 'react';
import { useDealFiles, type DealFiles } from '../../client/useDealFiles.ts';
import { Empty } from '../../parts/empty.tsx';
import { DealEmpty } from './dealEmpty.tsx';

/** A part that needs a deal file and usage, or what says so. */
export function NeedsDeal({ children }: { readonly children: (files: DealFiles & { readonly deal: NonNullable<DealFiles['deal']> }) => ReactNode }) {
  const files = useDealFiles();
  if (files.opening) return <p role="status">Opening the workspace …</p>;
  if (files.usage.length === 0) return <DealEmpty />;
  if (!files.deal) return <Empty says="This needs to know what is offered: a deal file." get={<>Write their offer as <code>parley: deal/1</code> in YAML. The sample deal holds one to start from.</>} />;
  return children({ ...files, deal: files.deal });
}
