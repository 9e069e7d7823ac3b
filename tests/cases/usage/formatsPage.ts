import { contracts, otherContracts } from '../../../src/usage/contracts.ts';
import { kindOfFormat, type FormatKind } from '../../../src/usage/formatKind.ts';
import type { ColumnNames } from '../../../src/usage/readerContract.ts';
import type { UsageFormat } from '../../../src/usage/usageImport.ts';

const rolesOf: Readonly<Record<FormatKind, string>> = {
  bill: 'A bill: it settles its months, its money is billed cost.',
  amortised: 'Amortised cost: its tokens count where no bill tells of the month; its money is never billed cost and burns down no commitment.',
  own: 'Written down by somebody: it counts where no bill does.',
  observed: 'Observed on the way: it gives the load, and totals only where no bill tells of the month.',
};

/** The page docs/reference/formats.md, from the readers' own contracts. */
export function formatsPage(): string {
  const sections = Object.entries(contracts).map(([format, contract]) =>
    [
      `## ${contract.title}`,
      `\`${format}\`. ${rolesOf[kindOfFormat(format as UsageFormat)]}`,
      '',
      ...columnsOf(contract),
      '',
      ...(contract.marks.length === 0 ? [] : [`Told from its siblings by one of: ${contract.marks.map(code).join(', ')}.`, '']),
      'Cannot tell:',
      ...contract.cannotKnow.map((what) => `- ${what}`),
      '',
    ].join('\n'),
  );
  const others = otherContracts.map(({ command, contract }) =>
    [`### ${contract.title}`, `Read by \`parley ${command}\`.`, '', ...columnsOf(contract), '', 'Cannot tell:', ...contract.cannotKnow.map((what) => `- ${what}`), ''].join('\n'),
  );
  return `${opening}\n${sections.join('\n')}\n${othersOpening}\n${others.join('\n')}`;
}

function columnsOf({ needs, uses }: ColumnNames): string[] {
  return ['| column for | | names, preferred first |', '|---|---|---|', ...rows(needs, 'needed'), ...rows(uses, 'used')];
}

function rows(columns: Partial<Readonly<Record<string, readonly string[]>>>, use: string): string[] {
  return Object.entries(columns).map(([role, names = []]) => `| ${role} | ${use} | ${names.map(code).join(', ')} |`);
}

function code(name: string): string {
  return `\`${name}\``;
}

const othersOpening = `## Files that hold no usage

Pages of the Azure Retail Prices API go in by \`parley rates meters\` (a saved page) and \`parley rates sync\` (asked for): each price by its \`meterName\`, \`productName\`, \`armRegionName\`, \`unitOfMeasure\`, \`currencyCode\`, \`retailPrice\`, \`effectiveStartDate\`, \`effectiveEndDate\`, \`type\` and \`tierMinimumUnits\`.
`;

const opening = `# Usage formats

Made from the readers' contracts in \`src/usage\`; \`npm run unit -- tests/cases/usage -u\` writes it anew, and a test holds it current.

A file is recognised by its content, never by its name. Column names match without case, spaces and punctuation. Text may be UTF-8 with or without a mark, UTF-16, or Windows-1252; separated by comma, semicolon, tab or bar; gzipped or not. Rows may also come as JSON: a list, JSON Lines, or pages with a list under \`value\`, \`data\`, \`items\`, \`records\` or \`rows\`; nested keys are joined by a point. Numbers keep every digit they are written with. Parquet is read by the column engine (\`parley usage import file.parquet\`) as the same rows.

A request log whose columns go by other names is asked about once: \`parley usage map\` proposes which column is what, with the reason for each, \`parley usage confirm\` remembers it under the header in \`mappings.yaml\` beside the file (in a workspace among its files), and every later file with that header is read so and says so. Dates that do not tell whether the day or the month comes first are asked about in the same way.

FOCUS 1.0 and 1.0r2 have one header, and 1.2 and 1.2-preview are read alike. EA exports of April 2025 ("c360") are read as EA. A commitment statement (MACC lots and events) is no usage: \`parley usage commitment\` reads it. Neither are price sheets (\`parley rates compare\`) and reservation details, transactions and recommendations (\`parley usage reservations\`), nor diagnostic logs, which count requests and no tokens (\`parley usage requests\`). Gateway logs of API Management (ApiManagementGatewayLlmLog) are read as request logs. \`parley usage conform\` holds a FOCUS export against the rules of FOCUS 1.2.
`;
