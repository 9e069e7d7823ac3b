import { NeedsDeal } from '../needsDeal.tsx';
import { HowMuch } from './howMuch.tsx';
import { Plan } from './plan.tsx';
import css from './commitPart.module.css';

/** How much to commit to, none being an answer, and which reservations to buy when. */
export function CommitPart() {
  return (
    <NeedsDeal>
      {(files) => (
        <div className={css.part}>
          <HowMuch deal={files.deal.name} usage={files.usage} basis={files.basis} />
          <Plan deal={files.deal.name} usage={files.usage} basis={files.basis} />
        </div>
      )}
    </NeedsDeal>
  );
}
