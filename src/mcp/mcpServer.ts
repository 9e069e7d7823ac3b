import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { operations } from '../desk/operations.ts';
import type { Operation } from '../desk/operation.ts';
import { perform } from '../desk/perform.ts';
import type { Ports } from '../desk/ports.ts';

/** The MCP door: one tool for each operation that only reads, "deal.evaluate" as deal_evaluate, always in the same order. */
export function mcpServer(ports: Ports, version: string): Server {
  const server = new Server({ name: 'parley', version }, { capabilities: { tools: {} } });
  const readable = (Object.values(operations) as Operation[]).filter((operation) => operation.effect === 'reads');

  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: readable.map((operation) => ({
      name: toolName(operation),
      title: operation.name,
      description: `${operation.summary}${operation.examples.length > 0 ? ` Example: ${JSON.stringify(operation.examples[0]?.input)}` : ''}`,
      inputSchema: { ...(z.toJSONSchema(operation.input, { io: 'input' }) as { type: 'object' }), additionalProperties: false },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));

  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const operation = readable.find((each) => toolName(each) === params.name);
    try {
      if (!operation) throw new Refusal('not-found', `There is no tool ${params.name}. There are ${readable.map(toolName).join(', ')}.`);
      const token = params._meta?.progressToken;
      let step = 0;
      const progress = (share: number | undefined, doing: string) => {
        if (token === undefined) return;
        void sendNotification({ method: 'notifications/progress', params: { progressToken: token, progress: share ?? step++, ...(share === undefined ? {} : { total: 1 }), message: doing } });
      };
      const { output } = await perform(ports, { may: 'read' }, operation.name, params.arguments ?? {}, { progress, signal });
      return { content: [{ type: 'text', text: withoutInvisible(JSON.stringify(output)) }] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { isError: true, content: [{ type: 'text', text: JSON.stringify({ code: error.code, message: error.message, at: error.at }) }] };
    }
  });

  return server;
}

/** Speaks MCP on this process's standard input and output until the other side closes it. */
export async function speakOverStdio(ports: Ports, version: string): Promise<void> {
  const ended = new Promise<void>((resolve) => process.stdin.once('end', () => resolve()));
  await mcpServer(ports, version).connect(new StdioServerTransport());
  await ended;
}

function toolName(operation: Operation): string {
  return operation.name.replace('.', '_');
}

/** Document text goes to a language model as data: characters that a reader cannot see (zero-width, bidirectional, tag characters) stay behind. */
function withoutInvisible(json: string): string {
  return json.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uDB40[\uDC00-\uDC7F]/g, '');
}
