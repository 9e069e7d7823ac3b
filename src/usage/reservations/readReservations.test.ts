import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { show } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { readReservations } from './readReservations.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reservation details', () => {
  it('count the reserved hours of a day once, however many resources drew on them, and leave other reservations aside', () => {
    const { value, findings } = readReservations(readFileSync('examples/formats/reservation-details.csv'), 'details.csv');
    expect(value.kind === 'details' && value.uses.map((use) => [use.reservation, use.days, show(use.reservedHours), show(use.usedHours), show(use.idleHours), use.utilisation && show(use.utilisation)])).toEqual([['4b1e-reservation', 2, '4800', '4020', '780', '0.8375']]);
    expect(value.others).toBe(1);
    expect(findings).toEqual([]);
  });

  it('say which line could not be read', () => {
    const { findings } = readReservations(bytes('ReservationId,SkuName,UsageDate,ReservedHours,UsedHours\nr,OpenAI_PTU,someday,24,20\nr,OpenAI_PTU,2026-09-01,24,20\n'), 'd.csv');
    expect(findings.map(({ code, at }) => [code, at])).toEqual([['row-refused', 'd.csv, line 2']]);
  });
});

describe('reservation transactions', () => {
  it('give the price of one PTU for the whole term, and keep a refund beside its purchase', () => {
    const csv = 'Amount,ArmSkuName,BillingFrequency,Currency,Description,EventDate,EventType,Quantity,Region,ReservationOrderId,Term\n"265,200.00",OpenAI_Provisioned_Throughput_Global,OneTime,USD,,09/14/2026,Purchase,100,East US 2,o1,P1Y\n-50000,OpenAI_Provisioned_Throughput_Global,OneTime,USD,,10/01/2026,Refund,20,East US 2,o1,P1Y\n9000,Standard_D4s_v5,OneTime,USD,,10/01/2026,Purchase,3,East US 2,o2,P1Y\n';
    const { value } = readReservations(bytes(csv), 't.csv');
    expect(value.kind === 'transactions' && value.transactions.map((each) => [each.day, each.event, show(each.amount), each.perUnit && show(each.perUnit), each.region, each.term])).toEqual([
      ['2026-09-14', 'Purchase', '265200', '2652', 'eastus2', 'P1Y'],
      ['2026-10-01', 'Refund', '-50000', '-2500', 'eastus2', 'P1Y'],
    ]);
    expect(value.others).toBe(1);
  });
});

describe('reservation recommendations', () => {
  it.each([
    ['EA', 'SKU,Location,CostWithNoReservedInstances,FirstUsageDate,LookBackPeriod,NetSavings,RecommendedQuantity,ResourceType,Scope,Term,TotalCostWithReservedInstances\nOpenAI_Provisioned,eastus2,1000,2026-09-01,Last30Days,250,15,CognitiveServices,Shared,P1Y,750\n'],
    ['MCA', 'Cost With No ReservedInstances,First UsageDate,Location,LookBackPeriod,Net Savings,Recommended Quantity,ResourceType,scope,SkuName,Term,Total Cost With ReservedInstances\n"{""currency"":""USD"",""value"":1000}",2026-09-01,East US 2,Last30Days,"{""currency"":""USD"",""value"":250}",15,CognitiveServices,Shared,OpenAI_Provisioned,P1Y,"{""currency"":""USD"",""value"":750}"\n'],
  ])('of %s come to the same figures, with the reminder that they look back', (_, csv) => {
    const { value, findings } = readReservations(bytes(csv), 'r.csv');
    expect(value.kind === 'recommendations' && value.advice.map((each) => [show(each.quantity), show(each.costWithout), show(each.costWith), each.saved && show(each.saved), each.currency, each.region])).toEqual([['15', '1000', '750', '250', 'USD', 'eastus2']]);
    expect(findings.map(({ code }) => code)).toEqual(['advice-looks-back']);
  });
});

describe('a file of Cost Management', () => {
  it('that is no reservation file is refused with what it lacks', () => {
    expect(() => readReservations(bytes('Date,MeterName,Quantity,Cost\n2026-09-01,x,1,1\n'), 'cost.csv')).toThrow(Refusal);
  });

  it('is told by the published header of each of the five schemas', () => {
    const folder = '../shared/facts/schemas/headers';
    if (!existsSync(folder)) {
      console.info(`${folder} is not beside this checkout: the published headers were not tried.`);
      return;
    }
    const kinds = ['reservationdetails_2023-03-01', 'reservationtransactions_2023-05-01_ea', 'reservationtransactions_2023-05-01_mca', 'reservationrecommendations_2023-05-01_ea', 'reservationrecommendations_2023-05-01_mca'].map((name) => readReservations(readFileSync(`${folder}/${name}.header.csv`), name).value.kind);
    expect(kinds).toEqual(['details', 'transactions', 'transactions', 'recommendations', 'recommendations']);
  });
});
