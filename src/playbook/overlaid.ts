import { Refusal } from '../base/refusal.ts';
import type { OverlayShape, PlaybookShape } from './playbookShape.ts';

/** The playbook with an overlay laid over it: lists grow, single values are replaced, what the overlay does not name stays. */
export function overlaid(base: PlaybookShape, overlay: OverlayShape, file: string): PlaybookShape {
  refuseUnknown(overlay.rows.map((row) => row.id), base.rows.map((row) => row.id), 'row', file);
  refuseUnknown(overlay.topics.map((topic) => topic.topic), base.topics.map((topic) => topic.topic), 'topic', file);
  const words = Object.fromEntries(Object.entries({ ...base.words, ...overlay.words }).map(([name, list]) => [name, name in overlay.words ? [...(base.words[name] ?? []), ...(overlay.words[name] ?? [])] : list]));
  return {
    ...base,
    words,
    rows: base.rows.map((row) => {
      const over = overlay.rows.find((each) => each.id === row.id);
      return over ? { ...row, ...over, checks: [...row.checks, ...over.checks], positions: { ...row.positions, ...over.positions } } : row;
    }),
    topics: base.topics.map((topic) => {
      const over = overlay.topics.find((each) => each.topic === topic.topic);
      if (!over) return topic;
      const { positions, measures, checks, loopholes, examples, headings, about, favourable, unfavourable, ...said } = over;
      return {
        ...topic,
        ...said,
        mustFind: said.mustFind ?? topic.mustFind,
        ...(topic.positions ? { positions: { ...topic.positions, ...positions } } : {}),
        measures: [...topic.measures, ...measures],
        checks: [...topic.checks, ...checks],
        loopholes: [...topic.loopholes, ...loopholes],
        examples: { on: [...topic.examples.on, ...examples.on], off: [...topic.examples.off, ...examples.off] },
        headings: [...topic.headings, ...headings],
        about: [...topic.about, ...about],
        favourable: [...topic.favourable, ...favourable],
        unfavourable: [...topic.unfavourable, ...unfavourable],
      };
    }),
    frameworks: [...base.frameworks, ...overlay.frameworks],
    residency: [...base.residency, ...overlay.residency],
  };
}

/** An overlay of something that is not there would change nothing in silence. */
function refuseUnknown(named: readonly string[], known: readonly string[], of: string, file: string): void {
  const unknown = named.find((each) => !known.includes(each));
  if (unknown !== undefined) throw new Refusal('invalid', `${file} changes the ${of} "${unknown}", which the playbook does not have. It has ${known.join(', ')}.`, { file, key: unknown });
}
