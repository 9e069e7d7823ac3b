/** What a group is called on screen. */
export function groupName(id: string): string {
  return id === 'total' ? 'Everything' : id;
}
