import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { complianceMatrix, residencyMatrix } from '../../../playbook/deal/complianceMatrix.ts';
import { liabilityCaps } from '../../../playbook/deal/liabilityCap.ts';
import { reviewDeal } from '../../../playbook/deal/reviewDeal.ts';
import { Reading } from '../../../playbook/reading.ts';
import { readDeployments } from '../../deploymentsInUse.ts';
import { files, findingsShape } from '../../fields.ts';
import { loadFinder, loadPlaybook } from '../../knowledge.ts';
import { liabilityInput } from '../../papers/liabilityInput.ts';
import { operation } from '../../operation.ts';
import { evidenceOf, exposureShape, liabilityShape, matrixInput, matrixShape, playbookInput, spanShape, topicShape } from '../../papers/paperShapes.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { showExposure, showLiability } from '../../papers/showLiability.ts';

export const reviewBundle = operation({
  name: 'paper.bundle',
  summary: 'What the documents of one deal say together: which prevails on each topic, where they contradict each other, what stands in the wrong document.',
  effect: 'reads',
  input: z.object({ files: files('the documents of the deal: order form, agreement, addenda, side letters'), ...playbookInput, ...matrixInput }),
  output: z.object({
    documents: z.array(z.object({ file: z.string(), kind: z.string(), rank: z.number(), because: z.string() })),
    topics: z.array(topicShape.extend({ decidedBy: z.string().optional(), spokenOfIn: z.array(z.string()), belongsIn: z.string(), inItsPlace: z.enum(['yes', 'no', 'unsure']) })),
    contradictions: z.array(z.object({ topic: z.string(), on: z.string(), sides: z.array(z.object({ file: z.string(), says: z.string(), spans: z.array(spanShape) })), prevails: z.string(), message: z.string() })),
    matrix: matrixShape,
    liability: liabilityShape,
    exposure: exposureShape,
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'The documents of a deal together', input: { files: ['sample/draft-amendment.docx'] } }],
  run: async (ports, input, watch) => {
    const limits = await liabilityInput(ports, input);
    const [papers, playbook, finder, evidence] = await Promise.all([Promise.all(input.files.map((name) => readPaperFile(ports, name, watch))), loadPlaybook(ports, input.playbook, input.industry), loadFinder(ports), evidenceOf(ports, input.evidence)]);
    const deployments = await readDeployments(ports, input, watch);
    const deal = reviewDeal(papers.map((each) => each.value), playbook.value, finder);
    const readings = papers.map((each) => new Reading(each.value));
    const misplaced = deal.topics.filter((each) => each.inItsPlace === 'no');
    return {
      documents: deal.documents.map(({ file, kind, rank, because }) => ({ file, kind, rank, because })),
      topics: deal.topics.map(({ assessment, topic, title, decidedBy, spokenOfIn, belongsIn, inItsPlace }) => ({ ...plain(assessment), topic, title, ...(decidedBy === undefined ? {} : { decidedBy }), spokenOfIn: [...spokenOfIn], belongsIn, inItsPlace })),
      contradictions: plain(deal.contradictions),
      matrix: plain({ compliance: complianceMatrix(playbook.value, readings, evidence, ports.clock.today()), residency: residencyMatrix(playbook.value.residency, deployments.value, deal.topics.find((each) => each.topic === 'residency')?.assessment) }),
      liability: limits ? liabilityCaps(readings, limits).map((each) => showLiability(each, limits)) : [],
      exposure: showExposure(limits),
      findings: [...papers.flatMap((each) => each.findings), ...playbook.findings, ...deployments.findings, ...deal.contradictions.map((each) => finding('warning', 'documents-differ', each.message, each.prevails)), ...(misplaced.length === 0 ? [] : [finding('info', 'in-another-document', `The playbook wants these in another document than they stand in: ${misplaced.map((each) => `${each.title} (in: ${each.belongsIn})`).join('; ')}.`, '')])],
    };
  },
});
