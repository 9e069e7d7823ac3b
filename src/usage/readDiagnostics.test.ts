import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDiagnostics } from './readDiagnostics.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('diagnostic logs', () => {
  it('count the requests of each deployment by the hour, and those that met 429 apart from those that failed', () => {
    const { value, findings } = readDiagnostics(readFileSync('examples/formats/diagnostics.csv'), 'diagnostics.csv');
    expect(value.hours).toEqual([
      { deployment: 'claims', model: 'gpt-5', hour: '2026-10-14T13', requests: 1, throttled: 0, failed: 1, retried: 0 },
      { deployment: 'support-bot', model: 'gpt-5.4', hour: '2026-10-14T09', requests: 2, throttled: 1, failed: 0, retried: 0 },
      { deployment: 'support-bot', model: 'gpt-5.4', hour: '2026-10-14T13', requests: 1, throttled: 0, failed: 0, retried: 0 },
    ]);
    expect([value.others, findings.map(({ code }) => code)]).toEqual([1, ['retries-unknown', 'no-tokens']]);
  });

  it('are read as JSON too, and a row that is none is said with its line', () => {
    const rows = [{ TimeGenerated: '2026-10-14T09:31:07Z', Category: 'RequestResponse', ResultSignature: '200', properties_s: '{"modelDeploymentName":"bot","modelName":"GPT-5"}' }, { TimeGenerated: 'soon', Category: 'RequestResponse', ResultSignature: '200' }, { TimeGenerated: '2026-10-14T09:31:07Z', Category: 'RequestResponse', ResultSignature: 'OK' }];
    const { value, findings } = readDiagnostics(bytes(JSON.stringify(rows)), 'd.json');
    expect(value.hours).toMatchObject([{ deployment: 'bot', model: 'gpt-5', requests: 1 }]);
    expect(findings.map(({ code, at }) => [code, at])).toEqual([['row-refused', 'd.json, line 3'], ['row-refused', 'd.json, line 4'], ['retries-unknown', 'd.json'], ['no-tokens', 'd.json']]);
  });

  it('tell which requests were tried again, where they carry an id', () => {
    const row = (id: string, status: string, deployment = 'bot') => ({ TimeGenerated: '2026-10-14T09:31:07Z', Category: 'RequestResponse', ResultSignature: status, CorrelationId: id, properties_s: JSON.stringify({ modelDeploymentName: deployment, modelName: 'gpt-5' }) });
    const { value, findings } = readDiagnostics(bytes(JSON.stringify([row('a', '429'), row('a', '429'), row('a', '200'), row('b', '200'), row('a', '200', 'other')])), 'd.json');
    expect(value.hours.map(({ deployment, requests, throttled, retried }) => [deployment, requests, throttled, retried])).toEqual([['bot', 4, 2, 2], ['other', 1, 0, 0]]);
    expect(findings.map(({ code }) => code)).not.toContain('retries-unknown');
  });

  it('that are something else are refused with the columns they lack', () => {
    expect(() => readDiagnostics(bytes('a,b,c\n1,2,3\n'), 'x.csv')).toThrow('ResultSignature');
  });
});
