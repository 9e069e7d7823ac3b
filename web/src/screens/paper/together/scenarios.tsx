import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../../../../src/base/refusal.ts';
import { lossScenarios } from '../../../../../src/playbook/deal/lossScenarios.ts';

/** What may happen to us, one line a scenario, kept when the field is left and every line can be read. */
export function Scenarios({ stated, keep }: { readonly stated: string; readonly keep: (lines: string) => void }) {
  const [text, setText] = useState<string>();
  const wrong = text === undefined ? undefined : whatIsWrong(text);
  return (
    <Textarea
      size="xs"
      label="What may happen to us"
      description="One line each: title; events a year; cost of one; words of carve-outs. Nothing is assumed: without lines nothing is modelled."
      placeholder={'Data breach; 0.02 to 0.1; 400,000 to 8M; confidential, personal data\nOutage; 0.5 to 3; 20k to 400k'}
      rows={5}
      styles={{ input: { whiteSpace: 'pre', overflow: 'auto' } }}
      value={text ?? stated}
      error={wrong}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        if (text === undefined || wrong !== undefined) return;
        if (text !== stated) keep(text);
        setText(undefined);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function whatIsWrong(text: string): string | undefined {
  try {
    lossScenarios(text, 'these lines');
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
