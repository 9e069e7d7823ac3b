import { z } from 'zod';
import { structureOf } from '../../../paper/structure/structure.ts';
import { assessOnce } from '../../../playbook/assessOnce.ts';
import { complianceMatrix, residencyMatrix } from '../../../playbook/deal/complianceMatrix.ts';
import { liabilityCaps } from '../../../playbook/deal/liabilityCap.ts';
import { Reading } from '../../../playbook/reading.ts';
import { readDeployments } from '../../deploymentsInUse.ts';
import { file, findingsShape } from '../../fields.ts';
import { loadFinder, loadPlaybook } from '../../knowledge.ts';
import { liabilityInput } from '../../papers/liabilityInput.ts';
import { operation } from '../../operation.ts';
import { checkShape, evidenceOf, exposureShape, liabilityShape, matrixInput, matrixShape, parametersShape, playbookInput, spanShape, topicShape, verdictShape } from '../../papers/paperShapes.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { showExposure, showLiability } from '../../papers/showLiability.ts';

const position = z.object({ says: z.string(), wording: z.string() });

export const reviewPaper = operation({
  name: 'paper.review',
  summary: 'What a draft says on each matter of the playbook, held against our positions, with the exact words or the places searched; where it has them, limits of liability in money and proof of compliance.',
  effect: 'reads',
  input: z.object({
    file: file('a contract: DOCX, PDF, HTML, Markdown or plain text'),
    ...playbookInput,
    ...matrixInput,
    rulesOnly: z.boolean().default(false).meta({ description: 'find clauses by the rules alone, without the linear model' }),
  }),
  output: z.object({
    document: z.object({ file: z.string(), sha256: z.string(), characters: z.number() }),
    playbook: z.object({ name: z.string(), version: z.string(), parts: z.array(z.object({ name: z.string(), version: z.string() })) }),
    clauses: z.array(z.object({ topic: z.string(), start: z.number(), end: z.number(), quote: z.string(), stance: z.string(), parameters: parametersShape, reason: z.string() })),
    positions: z.array(
      z.object({
        topic: z.string(),
        title: z.string(),
        verdict: verdictShape,
        spans: z.array(spanShape),
        reason: z.string(),
        searched: z.array(z.string()),
        checks: z.array(checkShape),
        why: z.string(),
        approver: z.string(),
        wording: z.object({ preferred: position, fallback: position, walkAway: position }),
      }),
    ),
    topics: z.array(topicShape),
    possible: z.array(z.object({ topic: z.string(), start: z.number(), end: z.number(), quote: z.string(), likelihood: z.number().optional() })),
    matrix: matrixShape,
    liability: liabilityShape,
    exposure: exposureShape,
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [
    { title: 'Hold a draft against the Azure OpenAI playbook', input: { file: 'sample/draft-amendment.docx' } },
    { title: 'For a bank in the EU, with the limit of liability in money', input: { file: 'sample/draft-amendment.docx', industry: ['bank', 'eu'], deployments: ['global'], annualFees: '3000000', exposureP50: '2000000', exposureP95: '9000000' } },
    { title: 'With what may happen to us, played against the limit of liability', input: { file: 'sample/draft-amendment.docx', annualFees: '3000000', exposure: 'examples/exposure/scenarios.txt', termYears: 3 } },
    { title: 'With the deployments that the usage shows', input: { file: 'sample/draft-amendment.docx', industry: ['eu'], usage: ['sample/azure-cost-export.csv'] } },
  ],
  run: async (ports, input, watch) => {
    const limits = await liabilityInput(ports, input);
    const [paper, playbook, finder, evidence, bytes] = await Promise.all([readPaperFile(ports, input.file, watch), loadPlaybook(ports, input.playbook, input.industry), loadFinder(ports), evidenceOf(ports, input.evidence), ports.files.read(input.file)]);
    const deployments = await readDeployments(ports, input, watch);
    const assessed = assessOnce(paper.value, playbook.value, input.rulesOnly ? undefined : finder);
    const rowOf = new Map(playbook.value.rows.map((row) => [row.id, row]));
    const reading = new Reading(paper.value);
    const { name, version, parts } = playbook.value;
    return {
      document: { file: input.file, sha256: ports.sha256(bytes), characters: paper.value.characters },
      playbook: { name, version, parts: plain(parts) },
      clauses: plain(assessed.value.clauses),
      positions: plain(assessed.value.positions).map((each) => {
        const row = rowOf.get(each.topic);
        return { ...each, why: row?.why ?? '', approver: row?.approver ?? '', wording: row ? plain(row.positions) : noWording };
      }),
      topics: plain(assessed.value.topics),
      possible: plain(assessed.value.possible),
      matrix: plain({ compliance: complianceMatrix(playbook.value, [reading], evidence, ports.clock.today()), residency: residencyMatrix(playbook.value.residency, deployments.value, assessed.value.topics.find((each) => each.topic === 'residency')) }),
      liability: limits ? liabilityCaps([reading], limits).map((each) => showLiability(each, limits)) : [],
      exposure: showExposure(limits),
      findings: [...paper.findings, ...playbook.findings, ...assessed.findings, ...deployments.findings, ...structureOf(paper.value).findings],
    };
  },
});

const noWording = { preferred: { says: '', wording: '' }, fallback: { says: '', wording: '' }, walkAway: { says: '', wording: '' } };
