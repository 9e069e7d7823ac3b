-- Steps 2 and 3 of deal-terms.md: list, exchange, agreed rate, price protection, new-model cap.
create type priced as (rate numeric, source text[]);

-- The exchange rate that began last; 1 and no source where the deal is in the currency of list.
create function exchange_on(deal jsonb, on_day date) returns priced language sql stable as $$
  select case when deal -> 'exchange' is null then row(1, '{}'::text[])::priced else (
    select row((term ->> 'rate')::numeric, array['exchange.rates[' || place - 1 || ']'])::priced
    from jsonb_array_elements(deal #> '{exchange,rates}') with ordinality dated(term, place)
    where (term ->> 'from')::date <= on_day order by place desc limit 1) end
$$;

create function list_day(deal jsonb, on_day date) returns date language sql stable as $$
  select case when deal ->> 'listPrices' = 'frozen' then (deal ->> 'start')::date else on_day end
$$;

-- Of the rows that have begun and not ended the one that began last; a long prompt never takes a short price where long ones are listed.
create function list_of(subject jsonb, on_day date) returns numeric language sql stable as $$
  select per_million from rate
  where model = subject ->> 'model' and scope = subject ->> 'scope' and tier = subject ->> 'tier' and kind = subject ->> 'kind'
    and context in (subject ->> 'context', 'any') and on_day between from_day and coalesce(until_day, 'infinity')
    and not (subject ->> 'context' = 'long' and context = 'any' and exists (
      select 1 from rate long where long.model = subject ->> 'model' and long.context = 'long' and on_day between long.from_day and coalesce(long.until_day, 'infinity')))
  order by (context = 'long') desc, from_day desc limit 1
$$;

create function ruled(deal jsonb, subject jsonb, on_day date) returns priced language plpgsql stable as $$
declare
  place int := chosen(deal -> 'rates', subject, on_day);
  term jsonb := deal -> 'rates' -> place;
  list numeric := list_of(subject, list_day(deal, on_day));
  exchange priced := exchange_on(deal, on_day);
begin
  if term ? 'fixedPerMillion' then return row((term ->> 'fixedPerMillion')::numeric, array['rates[' || place || ']'])::priced; end if;
  if list is null or exchange.rate is null then return null; end if;
  if place is null then return row(list * exchange.rate, array['rateBook'] || exchange.source)::priced; end if;
  return row(list * exchange.rate * (1 - percent(term ->> 'discountPercent')), array['rates[' || place || ']'] || exchange.source)::priced;
end $$;

-- x multiplied so many times: `^` on numeric is not exact for every exponent.
create function compounded(x numeric, times int) returns numeric language plpgsql immutable as $$
declare result numeric := 1;
begin
  for i in 1..times loop result := result * x; end loop;
  return result;
end $$;

create function agreed(deal jsonb, subject jsonb, on_day date) returns priced language plpgsql stable as $$
declare
  found priced := ruled(deal, subject, on_day);
  place int := chosen(deal -> 'priceProtection', subject, on_day);
  term jsonb := deal -> 'priceProtection' -> place;
  start priced;
  years int := extract(year from age(on_day, (deal ->> 'start')::date));
  held numeric;
  predecessor text := deal #>> array['newModels', 'predecessors', subject ->> 'model'];
  before priced;
  cap numeric;
begin
  if found.rate is null then return null; end if;
  if place is not null then
    start := ruled(deal, subject, (deal ->> 'start')::date);
    if start.rate is not null then
      held := found.rate;
      if term ->> 'capPercentPerYear' is not null then held := least(held, start.rate * compounded(1 + percent(term ->> 'capPercentPerYear'), years)); end if;
      if term ->> 'floorPercentPerYear' is not null then held := greatest(held, start.rate * compounded(1 - percent(term ->> 'floorPercentPerYear'), years)); end if;
      if term ->> 'passCuts' = 'false' then held := greatest(held, start.rate); end if;
      if held <> found.rate then found := row(held, found.source || ('priceProtection[' || place || ']'))::priced; end if;
    end if;
  end if;
  if predecessor is not null and deal #>> '{newModels,capOverPredecessorPercent}' is not null then
    before := agreed(deal, jsonb_set(subject, '{model}', to_jsonb(predecessor)), on_day);
    cap := before.rate * (1 + percent(deal #>> '{newModels,capOverPredecessorPercent}'));
    if cap < found.rate then found := row(cap, found.source || array['newModels'])::priced; end if;
  end if;
  return found;
end $$;
