import { show } from '../../base/decimal.ts';
import { inMoney, type LiabilityCap, type LiabilityInput, type LimitModelled } from '../../playbook/deal/liabilityCap.ts';
import type { Simulated } from '../../playbook/deal/modelledLoss.ts';
import { plain } from '../plain.ts';

/** A limit of liability as operations answer it: amounts as text. */
export function showLiability({ file, span, formula, per, reckoned, amount, gap, modelled }: LiabilityCap, { currency }: LiabilityInput) {
  return {
    file,
    span: plain(span),
    whose: formula.whose,
    per,
    reckoned,
    currency,
    ...(formula.feeMonths === undefined ? {} : { feeMonths: formula.feeMonths }),
    ...(amount === undefined ? {} : { amount: show(amount) }),
    ...(gap === undefined ? {} : { gap: { p50: show(gap.p50), p95: show(gap.p95) } }),
    ...(modelled === undefined ? {} : { modelled: showModelled(modelled) }),
  };
}

/** Where the losses come from, in a sentence that lets a reader work them out again; and what to do where there are none. */
export function showExposure(input: LiabilityInput | undefined) {
  const scenarios = (input?.model?.scenarios ?? []).map(({ title, events, loss, outside }) => ({ title, events: [...events], loss: [...loss], outside: [...outside] }));
  if (!input) return { basis: 'not modelled' as const, says: 'Not computed: say the fees of a year.', scenarios };
  if (input.exposure) return { basis: 'typed' as const, says: 'P50 and P95 as they were typed in; how often the limit is passed is not known.', scenarios };
  if (!input.model) return { basis: 'not modelled' as const, says: 'Not modelled: state scenarios, or type P50 and P95.', scenarios };
  const { draws, seed, years } = input.model;
  const says = `Simulated: ${draws.toLocaleString('en-GB')} futures of ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}, seed ${seed}. In each future how often a scenario comes is drawn from its range (lognormal through 10 and 90 percent), events come at that rate (Poisson), each costs a draw from its range (lognormal); the scenarios are independent. Held against all losses of ${years === 1 ? 'one year' : `${years} years`} where the limit is for the term or does not say, of one year where it is a year's, event by event where it is a claim's. ± is half of a 95 % interval of the simulation; what the ranges do not know is not in it.`;
  return { basis: 'modelled' as const, says, scenarios };
}

function showModelled({ over, loss, inside, above, passed, outside }: LimitModelled) {
  const sum = (value: number): string => show(inMoney(value));
  const figure = ({ value, halfWidth }: Simulated) => ({ value: sum(value), halfWidth: sum(halfWidth) });
  return {
    over,
    loss: { mean: figure(loss.mean), byFormula: sum(loss.byFormula), p50: figure(loss.p50), p95: figure(loss.p95) },
    inside: { mean: sum(inside.mean), p50: sum(inside.p50), p95: sum(inside.p95) },
    above: { mean: figure(above.mean), p50: figure(above.p50), p95: figure(above.p95) },
    passed: { value: passed.value, halfWidth: passed.halfWidth },
    outside: outside.map(({ title, span }) => ({ title, span: plain(span) })),
  };
}
