import { parseDocument } from 'yaml';
import { Refusal } from '../base/refusal.ts';
import type { PlaybookProblem } from './editPlaybook.ts';
import { showPath } from './editPlaybook.ts';
import type { PlaybookText } from './playbookFile.ts';
import { overlayShape, playbookShape, type OverlayShape, type PlaybookShape } from './playbookShape.ts';
import { readPlaybook } from './readPlaybook.ts';

/** An overlay file as it is written, where it can be shown, and all that is wrong with it over the playbook `base`, whose topics stand in its text. */
export function overlayAsWritten(overlay: PlaybookText, base: PlaybookText): { readonly written: OverlayShape | undefined; readonly problems: readonly PlaybookProblem[] } {
  const read = overlayShape.safeParse(contentOf(overlay.text));
  if (!read.success) return { written: undefined, problems: read.error.issues.map(({ path, message }) => ({ at: showPath(path.map((step) => (typeof step === 'number' ? step : String(step)))), says: message })) };
  try {
    readPlaybook(base.text, base.file, [overlay]);
    return { written: read.data, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const at = [base.file, overlay.file].reduce((place, file) => place.replace(`${file}, `, ''), error.at);
    return { written: read.data, problems: [{ at: placeOf(at, read.data, playbookShape.parse(contentOf(base.text))), says: error.message }] };
  }
}

/** An overlay that changes nothing yet. */
export const newOverlay = 'parley: overlay/1\nname: Our own\nversion: "1"\n\ntopics: []\n';

function contentOf(text: string): unknown {
  return parseDocument(text, { version: '1.2', schema: 'core' }).toJS({ maxAliasCount: 100 });
}

/** The playbook tells places as they are once the overlay lies over it; fields of the overlay are told by where they stand in its own file. */
function placeOf(at: string, overlay: OverlayShape, base: PlaybookShape): string {
  const [whole, name = '', row = '', list = '', place = ''] = /^(?:topic ([^.\s[]+)|rows\[(\d+)\])(?:\.(\w+)\[(\d+)\])?/.exec(at) ?? [];
  if (whole === undefined) {
    // What the playbook does not have is named by itself.
    const topic = overlay.topics.findIndex((each) => each.topic === at);
    const id = overlay.rows.findIndex((each) => each.id === at);
    return topic >= 0 ? `topics[${topic}].topic` : id >= 0 ? `rows[${id}].id` : at;
  }
  const under = row === '' ? base.topics.find((each) => each.topic === name) : base.rows[Number(row)];
  const index = row === '' ? overlay.topics.findIndex((each) => each.topic === name) : overlay.rows.findIndex((each) => each.id === base.rows[Number(row)]?.id);
  const listed: unknown = under && list !== '' ? under[list as keyof typeof under] : undefined;
  const own = list === '' ? '' : `.${list}[${Number(place) - (Array.isArray(listed) ? listed.length : 0)}]`;
  return `${row === '' ? 'topics' : 'rows'}[${index}]${own}${at.slice(whole.length)}`;
}
