import type { Evidence, ExpertProfile, ExpertView } from '@zhiqiao/shared/experts/expert.schema';

/** A profile as it is typed; the lists of codes are lists, the ties are lines. */
export interface ProfileForm extends Omit<ExpertProfile, 'interests'> {
  interests: string;
}

export const fromExpert = (expert: ExpertView): ProfileForm => ({
  name: expert.name,
  category: expert.category,
  envoyKind: expert.envoyKind,
  envoyLevel: expert.envoyLevel,
  unit: expert.unit.id,
  unitName: expert.unit.id ? '' : expert.unit.name,
  title: expert.title,
  disciplines: expert.disciplines,
  industries: expert.industries,
  summary: expert.summary,
  evidence: expert.evidence,
  availability: expert.availability,
  capacity: expert.capacity,
  towns: expert.towns,
  tongues: expert.tongues,
  interests: (expert.interests ?? []).join('\n'),
});

export const toProfile = ({
  interests,
  envoyKind,
  envoyLevel,
  unit,
  ...rest
}: ProfileForm): ExpertProfile => ({
  ...rest,
  ...(unit ? { unit } : {}),
  // Only envoys have a kind and a level.
  ...(rest.category === 'sciEnvoy' && envoyKind ? { envoyKind } : {}),
  ...(rest.category === 'sciEnvoy' && envoyLevel ? { envoyLevel } : {}),
  interests: interests
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
});

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const newEvidence = (): Evidence => ({
  key: [...crypto.getRandomValues(new Uint8Array(8))].map((n) => letters[n % 36]).join(''),
  kind: 'paper',
  title: '',
  text: '',
  year: new Date().getFullYear(),
  number: '',
});

/** A whole number typed into a field; what is no number counts as nothing. */
export const whole = (text: string): number => Math.max(0, Math.trunc(Number(text) || 0));
