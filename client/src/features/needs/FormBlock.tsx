import type { Group, Tier } from '@zhiqiao/shared/needs/need.schema';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { DisclosureTier } from '../../ui/DisclosureTier.tsx';
import './FormBlock.css';

interface Props {
  n: number;
  group: Group;
  /** something is written in it */
  begun: boolean;
  tier: Tier;
  onTier: (tier: Tier) => void;
  children: ReactNode;
}

/** One of the five blocks: its number, its question, and who may see it. */
export const FormBlock = ({ n, group, begun, tier, onTier, children }: Props) => {
  const t = useWords();
  const heading = useId();
  return (
    <section className="form-block" aria-labelledby={heading}>
      <header className="row wrap spread">
        <h2 id={heading} className="row">
          <span className={begun ? 'form-number begun' : 'form-number'} aria-hidden="true">
            {n}
          </span>
          {t(`posting.block.${group}`)}
        </h2>
        <DisclosureTier what={t(`posting.block.${group}`)} value={tier} onChange={onTier} />
      </header>
      <div className="stack">{children}</div>
    </section>
  );
};
