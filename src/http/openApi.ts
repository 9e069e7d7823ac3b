import { z } from 'zod';
import type { Operation } from '../desk/operation.ts';

/** The OpenAPI 3.1 description of every operation (https://spec.openapis.org/oas/v3.1.0); made from the same list as the routes. */
export function openApi(operations: readonly Operation[], version: string): object {
  const refusal = { description: 'Refused: one sentence that says what to do.', content: { 'application/json': { schema: refusalSchema } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version, description: 'Every operation of the workbench; the same list is behind the command line, MCP and the web app.' },
    paths: Object.fromEntries(
      operations.map((operation) => [
        pathOf(operation.name),
        {
          post: {
            operationId: operation.name,
            summary: operation.summary,
            'x-effect': operation.effect,
            requestBody: {
              required: true,
              content: {
                'application/json': {
                  schema: z.toJSONSchema(operation.input, { io: 'input' }),
                  examples: Object.fromEntries(operation.examples.map(({ title, input }) => [title, { value: input }])),
                },
              },
            },
            responses: {
              200: { description: operation.summary, content: { 'application/json': { schema: z.toJSONSchema(operation.output, { io: 'output' }) } } },
              '4XX': refusal,
            },
          },
        },
      ]),
    ),
  };
}

/** "deal.evaluate" is asked at /api/deal/evaluate. */
export function pathOf(name: string): string {
  return `/api/${name.replace('.', '/')}`;
}

const refusalSchema = {
  type: 'object',
  required: ['code', 'message', 'at'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, at: { type: 'string' } },
};
