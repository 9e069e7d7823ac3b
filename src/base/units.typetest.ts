// What must not compile: run by `npm run typecheck`, never executed.
import { day, type Month } from './calendar.ts';
import { money, plus } from './money.ts';
import { addTokens, requests, tokens } from './quantity.ts';

// @ts-expect-error - two currencies do not add
plus(money('USD', 1), money('EUR', 2));

// @ts-expect-error - requests are not tokens
addTokens(tokens(1), requests(1));

// @ts-expect-error - a bare bigint does not say what it counts
addTokens(tokens(1), 1n);

// @ts-expect-error - a day is not a month
export const start: Month = day('2027-01-01');
