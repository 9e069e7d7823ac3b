/** What was promised to Fennwick Mutual so far, and when it was written down; `evidence` names a file of the sample. */
export const samplePromises = [
  { at: '2026-11-09T18:02:00Z', said: '2026-11-09', topic: 'credits', what: 'You get a promotional credit of USD 60,000 when the amendment starts.', where: { kind: 'mail', reference: 'Re: Fennwick renewal, draft amendment' }, evidence: 'mail-9-november.txt' },
  { at: '2026-11-12T09:20:00Z', said: '2026-11-12', topic: 'pricing', what: 'We will give you a discount of ten percent (10%) on the list price of gpt-5.4 and gpt-5 for the whole term.', where: { kind: 'mail', reference: 'Re: Re: Fennwick renewal, draft amendment' }, evidence: 'mail-12-november.txt' },
  { at: '2026-11-17T15:45:00Z', said: '2026-11-17', topic: 'support', what: 'Severity A tickets get a first response from an engineer within one hour, day and night.', where: { kind: 'call', reference: 'weekly call, 17 November' }, evidence: undefined },
] as const;

export const samplePromisesName = 'Fennwick Mutual, Amendment No. 3';
export const samplePromisesBegun = '2026-11-02T08:00:00Z';
/** Who made them. */
export const samplePromisesBy = { name: 'M. Reyes', organisation: 'Larkfield', function: 'sales' } as const;
