import { expect, it } from 'vitest';
import { formatsPage } from './formatsPage.ts';

it('the page of usage formats says what the readers say', async () => {
  await expect(formatsPage()).toMatchFileSnapshot('../../../docs/reference/formats.md');
});
