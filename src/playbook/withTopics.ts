import { isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';

/** The text of a playbook with the topics of its files written into it, comments and all, so that they can be edited like its rows; as it is where it takes over none. */
export function withTopics(text: string, files: readonly string[]): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  if (!isMap(document.contents) || !document.has('topicsFrom') || files.length === 0) return text;
  const items = files.flatMap((file) => {
    const topics = parseDocument(file, { version: '1.2', schema: 'core' }).get('topics');
    return isSeq(topics) ? topics.items : [];
  });
  const own = document.get('topics');
  if (isSeq(own)) own.items.push(...items);
  else {
    const made = new YAMLSeq();
    made.items.push(...items);
    document.set('topics', made);
  }
  document.delete('topicsFrom');
  return document.toString({ lineWidth: 0 });
}
