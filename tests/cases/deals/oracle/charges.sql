-- Steps 1 and 4 to 6: traffic, token charges, tiers, provisioned throughput. `given` holds the case.
create table given (deal jsonb, usage jsonb);
create view terms as select deal, (deal ->> 'start')::date as start, (deal ->> 'months')::int as months from given;
create function month_no(start date, on_day date) returns int language sql immutable as $$
  select (extract(year from on_day) * 12 + extract(month from on_day) - extract(year from start) * 12 - extract(month from start))::int
$$;
create function first_of(start date, month int) returns date language sql immutable as $$ select (start + make_interval(months => month))::date $$;

create view block as
  select term ->> 'id' as id, term ->> 'model' as model, coalesce(term ->> 'scope', 'global') as scope, coalesce(term ->> 'region', 'eastus2') as region,
    (term ->> 'ptu')::numeric as ptu, ((term ->> 'from') || '-01')::date as from_day, (term ->> 'months')::int as lasts, term ->> 'purchase' as purchase,
    coalesce(term ->> 'pay', 'monthly') as pay, coalesce(percent(term ->> 'discountPercent'), 0) as off, coalesce(term ->> 'spillTo', 'standard') as spill_to
  from given, jsonb_array_elements(coalesce(deal -> 'provisioned', '[]')) term;

-- A row of usage in its month of the deal, by token kind; `minutes` is the length of its period.
create view token as
  select place, month_no(start, day) as month, at, day, minutes, workload, model, scope, tier, context, region, kind.name as kind, kind.tokens
  from (
    select place, r ->> 'at' as at, (case length(r ->> 'at') when 7 then (r ->> 'at') || '-01' else left(r ->> 'at', 10) end)::date as day,
      r ->> 'workload' as workload, r ->> 'model' as model, r ->> 'scope' as scope, r ->> 'tier' as tier, r ->> 'context' as context, r ->> 'region' as region, r,
      case length(r ->> 'at') when 7 then extract(day from ((r ->> 'at') || '-01')::date + interval '1 month' - interval '1 day') * 1440 when 10 then 1440 when 13 then 60 else 1 end::numeric as minutes
    from given, jsonb_array_elements(usage -> 'rows') with ordinality listed(r, place)
  ) written, terms,
  lateral (values ('input', (r ->> 'input')::numeric - (r ->> 'cached')::numeric - (r ->> 'cacheWrite')::numeric), ('cached', (r ->> 'cached')::numeric), ('cacheWrite', (r ->> 'cacheWrite')::numeric), ('output', (r ->> 'output')::numeric)) kind(name, tokens)
  where month_no(start, day) between 0 and months - 1;

-- A row aimed at provisioned throughput: its load in input-equivalent tokens; null where a PTU of the model does not serve it.
create view aimed as
  select t.place, t.month, t.at, t.minutes, t.model, t.scope, t.region, case when count(w.weight) = count(*) then sum(t.tokens * w.weight) end as load
  from token t left join ptu_weight w on w.model = t.model and w.context = t.context and w.kind = t.kind
  where t.tier = 'provisioned' group by 1, 2, 3, 4, 5, 6, 7;

-- Blocks that serve a month, the smallest id first; `capacity_until` is that of all up to this one, for a minute.
create view serving as
  select b.*, month, sum(b.ptu * p.tpm) over w as capacity_until, lead(b.id) over w is null as is_last
  from block b join ptu_model p on p.model = b.model, terms, generate_series(0, months - 1) month
  where month between month_no(start, from_day) and month_no(start, from_day) + lasts - 1
  window w as (partition by b.model, b.scope, b.region, month order by b.id collate "C");

-- What each block serves of each period, and the share of every row that is above them all (to 60 digits).
create view period as
  select month, at, minutes, model, scope, region, coalesce(sum(load), 0) as load from aimed group by 1, 2, 3, 4, 5, 6;
create view served as
  select s.id, least(p.load, s.capacity_until * p.minutes) - least(p.load, coalesce(lag(s.capacity_until) over (partition by p.at, p.model, p.scope, p.region order by s.id collate "C"), 0) * p.minutes) as load
  from period p join serving s using (month, model, scope, region);
create view spill_made as
  select a.place, s.id, s.spill_to, case when a.load is null then 1 when p.load <= s.capacity_until * p.minutes then 0 else div((p.load - s.capacity_until * p.minutes) * ten(60), p.load) * ten(-60) end as share
  from aimed a join period p using (month, at, minutes, model, scope, region) join serving s using (month, model, scope, region) where s.is_last;
create table spill as select * from spill_made with no data;

-- Traffic as it is charged: as it is, by a share of the deal, spilled, or standard where no block serves.
create view traffic_made as
  select t.month, t.day, t.workload, t.model, t.scope, t.context, t.region, t.kind, coalesce(part.tier, t.tier) as tier, t.tokens * coalesce(part.part, 1) as tokens, null::text as spilled_from, part.by as shared_by
  from token t join given on true
  left join lateral chosen(deal #> '{shares}', jsonb_build_object('model', t.model, 'scope', t.scope, 'context', t.context, 'region', t.region, 'workload', t.workload), t.day) rule(place) on t.tier = 'standard'
  left join lateral (
    select way.tier, way.part, 'shares[' || rule.place || ']' as by from (select deal -> 'shares' -> rule.place as term) of,
    lateral (values ('batch', coalesce(percent(term ->> 'batchPercent'), 0)), ('priority', coalesce(percent(term ->> 'priorityPercent'), 0)), ('standard', 1 - coalesce(percent(term ->> 'batchPercent'), 0) - coalesce(percent(term ->> 'priorityPercent'), 0))) way(tier, part)
    where rule.place is not null
  ) part on true
  where t.tier <> 'provisioned'
  union all
  select t.month, t.day, t.workload, t.model, t.scope, t.context, t.region, t.kind, coalesce(s.spill_to, 'standard'), t.tokens * coalesce(s.share, 1), s.id, null
  from token t left join spill s on s.place = t.place
  where t.tier = 'provisioned' and coalesce(s.spill_to, '') <> 'refuse';
create table traffic as select * from traffic_made with no data;

create table token_line (month int, subject jsonb, what text, workload text, tokens numeric, rate numeric, amount numeric, source text[]);
create table unpriced (subject jsonb, tokens numeric);
create function charge_tokens() returns void language sql as $$
  insert into unpriced
    select jsonb_build_object('model', model, 'kind', kind, 'region', region), sum(tokens) from traffic, given
    where tokens > 0 and (agreed(deal, jsonb_build_object('model', model, 'scope', scope, 'tier', tier, 'context', context, 'region', region, 'kind', kind, 'workload', workload), day)).rate is null group by 1;
  insert into token_line
    with daily as (
      select t.*, jsonb_build_object('model', model, 'scope', scope, 'tier', tier, 'context', context, 'region', region, 'kind', kind, 'workload', workload) as subject
      from traffic t where tokens > 0),
    priced as (select daily.*, p.rate, p.source from daily, given, lateral agreed(deal, subject, day) p where p.rate is not null),
    line as (select month, subject, workload, spilled_from, shared_by, rate, source, half_even(sum(tokens), 20) as tokens from priced group by 1, 2, 3, 4, 5, 6, 7)
    select month, subject,
      concat(subject ->> 'model', ' ', case subject ->> 'scope' when 'dataZone' then 'data zone' else subject ->> 'scope' end, ' ', subject ->> 'tier', case subject ->> 'context' when 'long' then ' long context' end, ' ',
        case subject ->> 'kind' when 'cacheWrite' then 'cache write' else subject ->> 'kind' end,
        case when (select count(distinct region) from traffic) > 1 then ' in ' || (subject ->> 'region') end, ', spilled from ' || spilled_from, ', by ' || shared_by),
      workload, half_even(tokens, 12), rate, case when tokens = half_even(tokens, 12) then tokens * rate * 0.000001 else half_even(tokens * rate * 0.000001, 12) end,
      source || case when spilled_from is not null then array['provisioned[' || spilled_from || ']'] when shared_by is not null then array[shared_by] else '{}' end
    from line;
$$;

-- Step 5. A period is named by the month that it posts in.
create view tier_rule as
  select (place - 1)::int as place, term, term -> 'match' as match from given, jsonb_array_elements(coalesce(deal -> 'tiers', '[]')) with ordinality listed(term, place);
create view tier_matched_made as
  select r.place, case r.term ->> 'period' when 'month' then l.month else least(l.month - l.month % 12 + 11, months - 1) end as posts, l.subject, l.amount, l.tokens
  from tier_rule r cross join terms join token_line l on matches(r.match, l.subject);
create table tier_matched as select * from tier_matched_made with no data;
create view tier_period as
  select place, posts, case r.term ->> 'basis' when 'spend' then sum(amount) else sum(tokens) end as volume from tier_matched m join tier_rule r using (place) group by place, posts, r.term;
create view tier_step as
  select place, (step ->> 'from')::numeric as from_volume, percent(step ->> 'percent') as percent, lead((step ->> 'from')::numeric) over (partition by place order by no) as next_from
  from tier_rule, jsonb_array_elements(term -> 'steps') with ordinality steps(step, no);
-- What of the volume of a period is given back: each band's own percent, or the percent of the step that is reached on all of it.
create view given_back as
  select p.place, p.posts, p.volume,
    case r.term ->> 'method'
      when 'marginal' then (select sum(greatest(least(p.volume, coalesce(s.next_from, p.volume)) - s.from_volume, 0) * s.percent) from tier_step s where s.place = p.place)
      else p.volume * coalesce((select s.percent from tier_step s where s.place = p.place and s.from_volume <= p.volume order by s.from_volume desc limit 1), 0)
    end as back
  from tier_period p join tier_rule r using (place);
create view tier_line_made as
  select b.place, b.posts as month, m.subject ->> 'model' as model, -quotient(sum(m.amount) * b.back, b.volume, 12) as amount
  from given_back b join tier_matched m using (place, posts) where b.volume > 0 and b.back > 0 group by b.place, b.posts, b.back, b.volume, m.subject ->> 'model' having sum(m.amount) > 0;
create table tier_line as select * from tier_line_made with no data;

-- Step 6. Everything that a block makes fall due, inside the deal or not.
create view ptu_due_made as
  select b.id, b.model, b.scope, b.region, month_no(start, pays.day) as month, pays.day, rate.rate * (1 - b.off) as rate, pays.quantity, pays.per, rate.source
  from block b cross join terms,
  lateral generate_series(0, b.lasts - 1, case b.purchase when 'oneYear' then 12 else 1 end) bought,
  lateral (select first_of(b.from_day, bought) as day) term,
  lateral (
    select term.day, b.ptu * case b.purchase when 'hourly' then extract(day from term.day + interval '1 month' - interval '1 day') * 24 else 1 end as quantity, 1 as per where b.purchase <> 'oneYear' or b.pay = 'upfront'
    union all select first_of(term.day, paid), b.ptu, 12 from generate_series(0, 11) paid where b.purchase = 'oneYear' and b.pay = 'monthly'
  ) pays,
  lateral (
    select (select per_ptu from ptu_price p where p.scope = b.scope and p.purchase = b.purchase and p.from_day <= list_day(deal, term.day) order by from_day desc limit 1) * e.rate as rate, e.source from exchange_on(deal, term.day) e
  ) rate;
create table ptu_due as select * from ptu_due_made with no data;
create view ptu_line_made as
  select *, quotient(quantity * rate, per, 12) as amount from ptu_due cross join terms where month between 0 and months - 1 and rate is not null;
create table ptu_line as select * from ptu_line_made with no data;

create view reservation as
  select b.id, b.ptu * coalesce((select sum(extract(day from first_of(start, month) + interval '1 month' - interval '1 day') * 1440) from generate_series(0, months - 1) month where month between month_no(start, b.from_day) and month_no(start, b.from_day) + b.lasts - 1), 0) as ptu_minutes,
    coalesce((select half_even(quotient(sum(s.load), m.tpm, 30), 12) from served s, ptu_model m where s.id = b.id and m.model = b.model group by m.tpm), 0) as served,
    coalesce((select half_even(sum(t.tokens * s.share), 12) from spill s join token t using (place) where s.id = b.id and s.spill_to <> 'refuse'), 0) as spilled,
    coalesce((select half_even(sum(t.tokens * s.share), 12) from spill s join token t using (place) where s.id = b.id and s.spill_to = 'refuse'), 0) as refused
  from block b cross join terms;
