import { useReference } from '../../platform/reference.ts';
import { useUnits } from '../../platform/units.ts';
import { useWords } from '../../platform/words/speech.ts';
import { CodesField } from '../../ui/CodesField.tsx';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { SuggestField } from '../../ui/SuggestField.tsx';
import { type ProfileForm, whole } from './profile.form.ts';
import './ProfileFields.css';

export interface ProfileWriting {
  value: ProfileForm;
  change: (part: Partial<ProfileForm>) => void;
  issues: Readonly<Record<string, string>>;
}

const categories = ['sciEnvoy', 'sciDeputy', 'silver', 'holiday', 'overseas'] as const;
const envoyKinds = ['individual', 'team', 'entity'] as const;
const envoyLevels = ['province', 'city', 'county'] as const;
const tongues = ['mandarin', 'dialect', 'english', 'japanese', 'german', 'other'] as const;

type TextKey = 'name' | 'title' | 'unitName' | 'summary' | 'interests';

const useText =
  ({ value, change, issues }: ProfileWriting) =>
  (key: TextKey) => ({
    name: key,
    value: value[key],
    error: issues[key],
    onChange: (text: string) => change({ [key]: text }),
  });

const EnvoyFields = ({ value, change, issues }: ProfileWriting) => {
  const t = useWords();
  if (value.category !== 'sciEnvoy') return null;
  return (
    <>
      <PickField
        label={t('profile.envoyLevel')}
        name="envoyLevel"
        value={value.envoyLevel ?? ''}
        empty={t('profile.choose')}
        error={issues.envoyLevel}
        onChange={(envoyLevel) => change({ envoyLevel })}
        options={envoyLevels.map((one) => ({ value: one, label: t(`terms.envoyLevel.${one}`) }))}
      />
      <PickField
        label={t('profile.envoyKind')}
        name="envoyKind"
        value={value.envoyKind ?? ''}
        empty={t('profile.choose')}
        error={issues.envoyKind}
        onChange={(envoyKind) => change({ envoyKind })}
        options={envoyKinds.map((one) => ({ value: one, label: t(`terms.envoyKind.${one}`) }))}
      />
    </>
  );
};

/** The unit by its name: one that is here is linked, any other stays a name. */
const UnitField = ({ value, change, issues }: ProfileWriting) => {
  const t = useWords();
  return (
    <SuggestField
      name="unitName"
      label={t('profile.unitName')}
      hint={t('profile.unitHint')}
      found={t('profile.unitFound')}
      unknown={t('profile.unitUnknown')}
      value={value.unitName}
      error={issues.unitName ?? issues.unit}
      offers={useUnits(value.unitName)}
      maxLength={60}
      onChange={(unitName) => change({ unitName })}
    />
  );
};

export const WhoFields = ({
  writing,
  unit,
}: {
  writing: ProfileWriting;
  unit: string | undefined;
}) => {
  const t = useWords();
  const text = useText(writing);
  const { value, change, issues } = writing;
  return (
    <div className="profile-two">
      <TextField label={t('profile.name')} maxLength={40} {...text('name')} />
      <TextField label={t('profile.titleField')} maxLength={40} {...text('title')} />
      <PickField
        label={t('profile.category')}
        name="category"
        value={value.category}
        error={issues.category}
        onChange={(category) => change({ category })}
        options={categories.map((one) => ({ value: one, label: t(`terms.category.${one}`) }))}
      />
      {unit ? (
        <p className="small soft">{t('profile.unitLinked', { name: unit })}</p>
      ) : (
        <UnitField {...writing} />
      )}
      <EnvoyFields {...writing} />
    </div>
  );
};

export const WorkFields = ({ writing }: { writing: ProfileWriting }) => {
  const t = useWords();
  const reference = useReference();
  const text = useText(writing);
  const { value, change, issues } = writing;
  return (
    <div className="stack">
      <CodesField
        label={t('profile.industries')}
        name="industries"
        most={8}
        value={value.industries}
        error={issues.industries}
        onChange={(industries) => change({ industries })}
        options={reference.tree('industries')}
      />
      <CodesField
        label={t('profile.disciplines')}
        name="disciplines"
        most={6}
        value={value.disciplines}
        error={issues.disciplines}
        onChange={(disciplines) => change({ disciplines })}
        options={reference.tree('disciplines')}
      />
      <TextField
        label={t('profile.summary')}
        lines={4}
        maxLength={2000}
        hint={t('profile.summaryHint')}
        {...text('summary')}
      />
    </div>
  );
};

const TongueFields = ({ value, change }: ProfileWriting) => {
  const t = useWords();
  const toggle = (tongue: (typeof tongues)[number], on: boolean) =>
    change({
      tongues: on ? [...value.tongues, tongue] : value.tongues.filter((one) => one !== tongue),
    });
  return (
    <fieldset className="profile-tongues">
      <legend className="small soft">{t('profile.tongues')}</legend>
      {tongues.map((tongue) => (
        <TickField
          key={tongue}
          name={`tongues.${tongue}`}
          label={t(`terms.tongue.${tongue}`)}
          value={value.tongues.includes(tongue)}
          onChange={(on) => toggle(tongue, on)}
        />
      ))}
    </fieldset>
  );
};

export const WhenFields = ({ writing }: { writing: ProfileWriting }) => {
  const t = useWords();
  const reference = useReference();
  const { value, change, issues } = writing;
  const free = value.availability;
  const tick = (key: 'weekends' | 'remote' | 'paused') => (
    <TickField
      label={t(`profile.${key}`)}
      name={`availability.${key}`}
      value={free[key]}
      onChange={(on) => change({ availability: { ...free, [key]: on } })}
    />
  );
  return (
    <div className="stack">
      <div className="profile-two" data-field="availability">
        <TextField
          label={t('profile.days')}
          name="availability.daysPerMonth"
          numeric
          unit={t('profile.daysUnit')}
          value={String(free.daysPerMonth)}
          error={issues['availability.daysPerMonth']}
          onChange={(days) => change({ availability: { ...free, daysPerMonth: whole(days) } })}
        />
        <TextField
          label={t('profile.capacity')}
          name="capacity"
          numeric
          unit={t('profile.capacityUnit')}
          value={String(value.capacity)}
          error={issues.capacity}
          onChange={(capacity) => change({ capacity: whole(capacity) })}
        />
      </div>
      <div>
        {tick('weekends')}
        {tick('remote')}
        {tick('paused')}
      </div>
      <CodesField
        label={t('profile.towns')}
        name="towns"
        most={30}
        value={value.towns}
        error={issues.towns}
        onChange={(towns) => change({ towns })}
        options={reference.tree('towns')}
      />
      <TongueFields {...writing} />
    </div>
  );
};

export const TieFields = ({ writing }: { writing: ProfileWriting }) => {
  const t = useWords();
  const text = useText(writing);
  return (
    <TextField
      label={t('profile.interests')}
      lines={2}
      hint={t('profile.interestsHint')}
      {...text('interests')}
    />
  );
};
