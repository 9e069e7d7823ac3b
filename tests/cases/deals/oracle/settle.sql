-- Steps 7 to 10, month after month: support, credits, prepayment, commitment, conditional credit.
create table settled_line (month int, kind text, amount numeric, source text);
create table account (id text, match jsonb, from_day date, until_day date, counts boolean, granted numeric, left_over numeric, place int);
create table commitment_month (month int, countable numeric, cumulative numeric, milestone numeric, shortfall numeric);
create table conditional_month (month int, countable numeric, cumulative numeric, milestone numeric, earned numeric);
create table prepayment (granted numeric, left_over numeric);

create view charge as
  select month, subject, amount from token_line
  union all select month, jsonb_build_object('model', model, 'scope', scope, 'tier', 'provisioned', 'region', region), amount from ptu_line;

-- Net charges of a month that at least one of the matches applies to; a rebate belongs to the charges that it is on, in proportion.
-- `exact` is false where some part of a rebate has no end and was cut at 30 digits.
create function net_of(the_month int, among jsonb[], out net numeric, out exact boolean) language sql stable as $$
  with rebated as (
    select t.place, t.amount, sum(m.amount) as whole, coalesce(sum(m.amount) filter (where (select bool_or(matches(one, m.subject)) from unnest(among) one)), 0) as part
    from tier_line t join tier_matched m on m.place = t.place and m.posts = t.month and m.subject ->> 'model' = t.model
    where t.month = the_month group by t.place, t.model, t.amount)
  select coalesce((select sum(amount) from charge c where c.month = the_month and (select bool_or(matches(one, c.subject)) from unnest(among) one)), 0)
    + coalesce((select sum(quotient(amount * part, whole, 30)) from rebated), 0),
    coalesce((select bool_and(digits_of(amount * part, whole) is not null) from rebated), true)
$$;

create function settle() returns void language plpgsql as $$
declare
  deal jsonb := (select g.deal from given g);
  start date := (select t.start from terms t);
  months int := (select t.months from terms t);
  pledge jsonb := deal -> 'commitment';
  clause jsonb := deal -> 'conditionalCredit';
  treatment text := pledge ->> 'shortfall';
  all_net numeric; support numeric; credited numeric; uncounted numeric; open numeric; room numeric; room_exact boolean; is_exact boolean; amount numeric;
  on_usage numeric; on_support numeric; spend numeric; other numeric; gap numeric; short numeric; due numeric; earned numeric;
  bought numeric := 0; prepaid numeric := 0; committed numeric := 0; earning numeric := 0;
  payer account; paid jsonb; milestone record; last_place int; set_no int; others text[]; met int[] := '{}';
begin
  insert into account select 'credits[' || place - 1 || ']', coalesce(term -> 'match', '{}'), (term ->> 'from')::date, (term ->> 'until')::date, coalesce(term ->> 'countsTowardCommitment', 'false')::boolean, (term ->> 'amount')::numeric, (term ->> 'amount')::numeric, place
    from jsonb_array_elements(coalesce(deal -> 'credits', '[]')) with ordinality listed(term, place);
  for month_at in 0..months - 1 loop
    all_net := (net_of(month_at, array['{}'::jsonb])).net;
    support := 0;
    if deal -> 'support' is not null then
      support := greatest(all_net * percent(coalesce(deal #>> '{support,percentOfSpend}', '0')), coalesce((deal #>> '{support,minimumPerMonth}')::numeric, 0));
      if support <> 0 then insert into settled_line values (month_at, 'support', support, 'support'); end if;
    end if;

    -- Earliest expiry first, then the order of the file. A credit may pay until some set of credits, itself among them, has paid all that the set matches.
    credited := 0; uncounted := 0; paid := '{}';
    for payer in select * from account a where first_of(start, month_at) between a.from_day and a.until_day and a.left_over > 0 order by a.until_day, a.place loop
      open := null; is_exact := true;
      select array_agg(key order by key) into others from jsonb_object_keys(paid) key;
      for set_no in 0..(1 << coalesce(array_length(others, 1), 0)) - 1 loop
        select net, exact into room, room_exact from net_of(month_at, array[payer.match] || array(select a.match from account a where a.id = any(others) and set_no & (1 << array_position(others, a.id) - 1) > 0));
        room := room - coalesce((select sum((paid ->> key)::numeric) from unnest(others) key where set_no & (1 << array_position(others, key) - 1) > 0), 0);
        if open is null or room < open then open := room; end if;
        is_exact := is_exact and room_exact;
      end loop;
      if not is_exact then open := half_even(open, 12); end if;
      amount := least(payer.left_over, open);
      if amount > 0 then
        update account a set left_over = a.left_over - amount where a.id = payer.id;
        paid := paid || jsonb_build_object(payer.id, amount);
        credited := credited + amount;
        if not payer.counts then uncounted := uncounted + amount; end if;
        insert into settled_line values (month_at, 'credit', -amount, payer.id);
      end if;
    end loop;

    on_usage := least(prepaid, greatest(all_net - credited, 0));
    on_support := least(prepaid - on_usage, support);
    prepaid := prepaid - on_usage - on_support;
    if on_usage + on_support > 0 then insert into settled_line values (month_at, 'prepayment', -on_usage - on_support, 'commitment'); end if;

    spend := all_net - uncounted;
    if pledge is not null then
      other := case jsonb_typeof(pledge -> 'otherEligible') when 'object' then (pledge #>> '{otherEligible,perMonth}')::numeric
        when 'array' then coalesce((select sum((one ->> 'amount')::numeric) from jsonb_array_elements(pledge -> 'otherEligible') one where one ->> 'at' = to_char(first_of(start, month_at), 'YYYY-MM')), 0) else 0 end;
      committed := committed + spend - on_usage + other;
      short := 0; due := null;
      last_place := jsonb_array_length(pledge -> 'milestones');
      for milestone in select (term ->> 'amount')::numeric as asked, place from jsonb_array_elements(pledge -> 'milestones') with ordinality listed(term, place) where month_no(start, (term ->> 'by')::date) = month_at order by place loop
        due := milestone.asked;
        gap := greatest(milestone.asked - committed, 0);
        short := short + gap;
        if gap > 0 and (treatment <> 'carryOver' or milestone.place = last_place) then
          committed := milestone.asked;
          if treatment = 'prepayment' then bought := bought + gap; prepaid := prepaid + gap; end if;
          insert into settled_line values (month_at, 'shortfall', gap, 'commitment');
        end if;
      end loop;
      insert into commitment_month values (month_at, spend - on_usage + other, committed, due, nullif(short, 0));
    end if;

    if clause is not null then
      earning := earning + spend; earned := 0; due := null;
      for milestone in select (term ->> 'spend')::numeric as asked, (term ->> 'credit')::numeric as gives, month_no(start, (term ->> 'by')::date) as by_month, place::int as place from jsonb_array_elements(clause -> 'milestones') with ordinality listed(term, place) order by place loop
        if milestone.by_month = month_at then due := milestone.asked; end if;
        if not milestone.place = any(met) and month_at <= milestone.by_month and earning >= milestone.asked then
          met := met || milestone.place;
          earned := earned + milestone.gives;
          insert into account values ('conditionalCredit.milestones[' || milestone.place - 1 || ']', '{}', first_of(start, month_at + 1), first_of(start, month_at + 1 + (clause ->> 'expiresAfterMonths')::int) - 1, false, milestone.gives, milestone.gives, 1000 + milestone.place);
        end if;
      end loop;
      insert into conditional_month values (month_at, spend, earning, due, nullif(earned, 0));
    end if;
  end loop;
  insert into prepayment select bought, prepaid where bought > 0;
end $$;

-- One case: its bill in the tables and views above.
create function bill_of(deal jsonb, usage jsonb) returns void language plpgsql as $$
begin
  truncate given, spill, traffic, tier_matched, tier_line, ptu_due, ptu_line, token_line, unpriced, settled_line, account, commitment_month, conditional_month, prepayment;
  insert into given values (deal, usage);
  -- What the next steps ask for again and again is computed once.
  insert into spill select * from spill_made;
  insert into traffic select * from traffic_made;
  perform charge_tokens();
  insert into tier_matched select * from tier_matched_made;
  insert into tier_line select * from tier_line_made;
  insert into ptu_due select * from ptu_due_made;
  insert into ptu_line select * from ptu_line_made;
  perform settle();
end $$;

-- A number as it is written without needless digits.
create function plain(x numeric) returns text language sql immutable as $$ select trim_scale(x)::text $$;
create function month_name(month int) returns text language sql stable as $$ select to_char(first_of(start, month), 'YYYY-MM') from terms $$;

create view line as
  select month_name(month) as month, 'tokens' as kind, what, workload, plain(tokens) as quantity, plain(rate) as rate, 1000000 as per, plain(amount) as amount, array_to_string(source, ' + ') as source from token_line
  union all select month_name(month), 'tier', model, null, null, null, null, plain(amount), 'tiers[' || place || ']' from tier_line
  union all select month_name(month), 'ptu', null, null, plain(quantity), plain(rate), per, plain(amount), array_to_string(array['provisioned[' || id || ']'] || source, ' + ') from ptu_line
  union all select month_name(month), kind, null, null, null, null, null, plain(amount), source from settled_line;

create view figures as
  select jsonb_build_object(
    'lines', (select coalesce(jsonb_agg(to_jsonb(line)), '[]') from line),
    'months', (select jsonb_agg(plain(coalesce((select sum(amount::numeric) from line where line.month = month_name(m)), 0)) order by m) from terms, generate_series(0, months - 1) m),
    'total', (select plain(coalesce(sum(amount::numeric), 0)) from line),
    'cents', (select to_char(half_even(coalesce(sum(amount::numeric), 0), 2), 'FM999999999999999990.00') from line),
    'commitment', (select coalesce(jsonb_agg(jsonb_build_array(plain(countable), plain(cumulative), plain(milestone), plain(shortfall)) order by month), '[]') from commitment_month),
    'conditionalCredit', (select coalesce(jsonb_agg(jsonb_build_array(plain(countable), plain(cumulative), plain(milestone), plain(earned)) order by month), '[]') from conditional_month),
    'credits', (select coalesce(jsonb_agg(jsonb_build_array(id, plain(granted), plain(granted - left_over), plain(case when until_day < end_day then left_over else 0 end), plain(nullif(case when until_day < end_day then 0 else left_over end, 0))) order by place), '[]')
      from account, (select first_of(start, months) as end_day from terms) t),
    'prepayment', (select jsonb_build_array(plain(granted), plain(granted - left_over), plain(left_over)) from prepayment),
    'reservations', (select coalesce(jsonb_agg(jsonb_build_array(id, plain(ptu_minutes), plain(served), plain(spilled), plain(refused))), '[]') from reservation),
    'due', (select coalesce(jsonb_agg(jsonb_build_array(id, plain(before), plain(after))), '[]') from (
      select id, coalesce(sum(quotient(quantity * rate, per, 12)) filter (where month < 0), 0) as before, coalesce(sum(quotient(quantity * rate, per, 12)) filter (where month >= months), 0) as after from ptu_due cross join terms group by id) d),
    'unpriced', (select coalesce(jsonb_agg(jsonb_build_array(subject ->> 'model', plain(tokens))), '[]') from unpriced)
  ) as answer;
