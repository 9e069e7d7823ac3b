/** Whether a gateway's or a trace's name of a provider is Azure's; one that names none is taken as it. */
export function isAzureProvider(provider: string): boolean {
  const plain = provider.toLowerCase();
  return plain === '' || plain.startsWith('azure') || plain.startsWith('az.') || plain === 'microsoft';
}
