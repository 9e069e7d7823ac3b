/** A subject of a promise as people say it. */
export function topicWord(topic: string): string {
  return topic === 'dataHandling' ? 'Data handling' : topic.replace(/^./, (first) => first.toUpperCase());
}
