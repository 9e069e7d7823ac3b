/** What a dimension is called in a sentence: "businessUnit" is "business unit", "tag:env" is "tag env". */
export function dimensionName(dimension: string): string {
  if (dimension.startsWith('tag:')) return dimension.replace(':', ' ');
  return dimension === 'scope' ? 'deployment type' : dimension.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
