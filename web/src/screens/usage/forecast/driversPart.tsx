import { Button, TextInput } from '@mantine/core';
import { driverFields, priceFields } from '../../../../../src/forecast/drivers/editDrivers.ts';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { useOverflows } from '../../../parts/useOverflows.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Forecasted, ForecastQuestion } from './forecastDesk.ts';
import type { Opened } from './forecastWorker.ts';
import css from './driversPart.module.css';

interface DriversPartProps {
  readonly opened: Opened;
  readonly answer: Forecasted;
  readonly file: string | undefined;
  readonly question: ForecastQuestion;
  readonly ask: (more: Partial<ForecastQuestion>) => void;
  readonly reset: () => void;
  readonly refused: string | undefined;
}

/** Every number of the plan, and what is assumed of prices, to be tried: the fan answers as they are typed, beside what the files say. */
export function DriversPart({ opened, answer, file, question, ask, reset, refused }: DriversPartProps) {
  const show = useShow();
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  const tried = Object.keys(question.drivers).length + Object.keys(question.prices).length;
  const difference = yearOf(answer.tried) - yearOf(answer.fan);
  const write = (value: number): string => (answer.measure === 'spend' ? show.about(Math.abs(value), opened.currency) : show.tokens(Math.abs(value)));
  const set = (key: string, text: string, was: string): void => ask({ drivers: withText(question.drivers, key, text, was) });
  return (
    <Panel
      title={tried === 0 ? 'What if: drivers and prices' : `${plural(tried, 'number')} tried`}
      aside={
        tried > 0 && (
          <Button size="compact-xs" variant="default" onClick={reset}>
            Back to what the files say
          </Button>
        )
      }
    >
      <div className={css.part}>
        <p className={css.said} role="status" data-bad={refused !== undefined || undefined}>
          {refused ??
            (answer.tried
              ? `As tried, the first twelve months come to ${write(difference)} ${difference < 0 ? 'less' : 'more'} in the sum of their medians. Both are drawn above, on the same seed.`
              : 'Type a number or a range such as “12 to 18”: 80 in 100 of what we believe lies between the two. The chart above then shows both.')}
        </p>
        {opened.workloads.length > 0 ? (
          <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'Drivers' })}>
            <table className={css.table}>
              <caption>From {file ?? 'the drivers file'}</caption>
              <thead>
                <tr>
                  <th scope="col">Workload</th>
                  {driverFields.map(({ key, name }) => (
                    <th key={key} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {opened.workloads.map(({ id, model, values, launch }) => (
                  <tr key={id}>
                    <th scope="row">
                      {id}
                      <span className={css.soft}>
                        {model}, {show.words(launch)}
                      </span>
                    </th>
                    {driverFields.map((field) => {
                      const key = `${id}\n${field.key}`;
                      return (
                        <td key={field.key}>
                          <Number label={`${field.name} of ${id}`} was={values[field.key]} text={question.drivers[key]} set={(text) => set(key, text, values[field.key])} />
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <p className={css.soft}>
            No drivers file is here. It says what history cannot know: users, adoption, launches that may not come. Drop one on this window; <code>examples/forecast/drivers.yaml</code> is a complete one, and it is explained in <code>docs/reference/drivers.md</code>.
          </p>
        )}
        <fieldset className={css.prices}>
          <legend>How list prices move</legend>
          {priceFields.map((field) => {
            const found = opened.prices.find(({ key }) => key === field.key);
            if (!found) return null;
            return (
              <div key={field.key} className={css.price}>
                <Number label={field.name} shown was={found.value} text={question.prices[field.key]} set={(text) => ask({ prices: withText(question.prices, field.key, text, found.value) })} />
                <span className={css.soft}>{show.words(found.why)}</span>
              </div>
            );
          })}
          <Button className={css.preset} size="compact-xs" variant="default" onClick={() => ask({ prices: { ...question.prices, cutsPerYear: '0', risesPerYear: '0', newModelsPerYear: '0' } })}>
            Prices stay as they are
          </Button>
        </fieldset>
      </div>
    </Panel>
  );
}

function Number({ label, shown = false, was, text, set }: { readonly label: string; readonly shown?: boolean; readonly was: string; readonly text: string | undefined; readonly set: (text: string) => void }) {
  const show = useShow();
  return <TextInput size="xs" {...(shown ? { label } : { 'aria-label': label })} className={css.number} data-tried={text !== undefined || undefined} value={show.hidden ? show.words('•••') : (text ?? was)} readOnly={show.hidden} onChange={({ currentTarget }) => set(currentTarget.value)} />;
}

/** What was typed back as it was is not tried any more. */
function withText(now: Readonly<Record<string, string | undefined>>, key: string, text: string, was: string): Record<string, string> {
  const rest = Object.entries(now).filter((entry): entry is [string, string] => entry[0] !== key && entry[1] !== undefined);
  return Object.fromEntries(text === was ? rest : [...rest, [key, text]]);
}

function yearOf(fan: Forecasted['tried']): number {
  return (fan ?? []).slice(0, 12).reduce((sum, { p50 }) => sum + p50, 0);
}
