-- The rate book of the golden bills, as tables. Every amount of the oracle is PostgreSQL `numeric`; nothing here is generated from src/deal.
create table rate (model text, scope text, tier text, context text, kind text, from_day date, until_day date, per_million numeric);
create table ptu_price (scope text, purchase text, from_day date, per_ptu numeric);
create table ptu_model (model text, tpm numeric);
create table ptu_weight (model text, context text, kind text, weight numeric);

-- A power of ten, exact.
create function ten(digits int) returns numeric language sql immutable as $$ select ('1e' || digits)::numeric $$;

-- Half-even to so many places.
create function half_even(x numeric, places int) returns numeric language sql immutable as $$
  select case when abs(x - trunc(x, places)) * 2 = ten(-places) and mod(trunc(x, places) * ten(places), 2) = 0 then trunc(x, places) else round(x, places) end
$$;

-- How many digits a / b needs; null where it never ends.
create function digits_of(a numeric, b numeric) returns int language plpgsql immutable as $$
begin
  for digits in 0..150 loop
    if mod(a * ten(digits), b) = 0 then return digits; end if;
  end loop;
  return null;
end $$;

-- a / b: exact where it ends, else to so many places, half-even. "Where a quotient does not terminate, the line that carries it is rounded."
create function quotient(a numeric, b numeric, places int) returns numeric language plpgsql immutable as $$
declare digits int := digits_of(a, b); wide numeric;
begin
  if digits is not null then return div(a * ten(digits), b) * ten(-digits); end if;
  -- Three digits more than asked for and one that says that something is left: enough to round by.
  wide := div(a * ten(places + 3), b) * ten(-places - 3) + sign(a) * sign(b) * ten(-places - 4);
  return half_even(wide, places);
end $$;

-- Whether a rule's match applies: every key that it names lists the value. A key without a value is not matched by a rule that names it.
create function matches(match jsonb, subject jsonb) returns boolean language sql immutable as $$
  select coalesce(bool_and(coalesce(case jsonb_typeof(named.value) when 'array' then named.value ? (subject ->> named.key) else named.value #>> '{}' = subject ->> named.key end, false)), true)
  from jsonb_each(coalesce(match, '{}')) named
$$;

create function keys_of(match jsonb) returns bigint language sql immutable as $$ select count(*) from jsonb_object_keys(coalesce(match, '{}')) $$;

-- The place, from 0, of the most specific rule that matches, the later one among equals.
create function chosen(rules jsonb, subject jsonb, on_day date) returns int language sql immutable as $$
  select (rule.place - 1)::int from jsonb_array_elements(coalesce(rules, '[]')) with ordinality rule(term, place)
  where coalesce(matches(term -> 'match', subject), false)
    and coalesce((term ->> 'from')::date, on_day) <= on_day and on_day <= coalesce((term ->> 'until')::date, on_day)
  order by keys_of(term -> 'match') desc, rule.place desc limit 1
$$;

create function percent(text_percent text) returns numeric language sql immutable as $$ select text_percent::numeric * 0.01 $$;
